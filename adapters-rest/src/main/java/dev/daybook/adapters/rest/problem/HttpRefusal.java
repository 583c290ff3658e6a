package dev.daybook.adapters.rest.problem;

import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;

/**
 * A request that JAX-RS itself has refused, before any resource saw it.
 *
 * @param path relative to the API's base
 */
record HttpRefusal(int status, String method, String path, Optional<String> contentType, Optional<String> accept) {

    /** The problem, with the next step where the routes show one. */
    Problem problem(Routes routes) {
        Problem general = ProblemTranslation.ofStatus(status);
        return switch (status) {
            case 404 -> routes.wayToMake(path).map(way -> with(general, way)).orElse(general);
            case 405 -> with(general, methodNotAllowed(routes));
            case 406 ->
                with(
                        general,
                        "Accept is " + shown(accept) + "; this resource answers in "
                                + alternatives(routes.producedBy(method, path)) + ".");
            case 415 ->
                with(
                        general,
                        "Content-Type is " + shown(contentType) + "; send "
                                + alternatives(routes.consumedBy(method, path)) + ".");
            default -> general;
        };
    }

    private String methodNotAllowed(Routes routes) {
        String sentence = method + " isn't supported here; allowed: " + String.join(", ", routes.methodsAt(path)) + ".";
        return routes.wayToMake(path).map(way -> sentence + " " + way).orElse(sentence);
    }

    private static String alternatives(List<String> types) {
        return types.isEmpty() ? "application/json" : String.join(" or ", types);
    }

    private static String shown(Optional<String> header) {
        // quote() replaces control characters; a media type needs no quotes
        return header.map(value -> Rejection.quote(value).replace("\"", "")).orElse("missing");
    }

    private static Problem with(Problem general, String detail) {
        return Problem.of(general.status(), general.code(), detail);
    }
}

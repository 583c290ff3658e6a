package dev.daybook.adapters.rest.command;

import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.PrincipalId;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key that a caller has made up for one request. It belongs to the caller and the route. */
final class RequestKey {

    /** The header's name. */
    static final String HEADER = "Idempotency-Key";

    /** The server authenticates all callers by one realm. Stored keys name it, so that another one can be added. */
    private static final String REALM = "local";

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private RequestKey() {}

    /**
     * The key of a request.
     *
     * @param header as it was sent, null if it was not
     * @param subject the caller's name
     * @param method the route's method
     * @throws dev.daybook.domain.kernel.Rejection if it cannot be a key
     */
    static Optional<IdempotencyKey.OfRequest> of(@Nullable String header, String subject, Method method) {
        return header == null ? Optional.empty() : Optional.of(of(header, subject, route(method)));
    }

    /** The key of a request to that {@link #route}. */
    static IdempotencyKey.OfRequest of(String key, String subject, String route) {
        return new IdempotencyKey.OfRequest(new PrincipalId(REALM, subject), route, key);
    }

    /**
     * The route as it is stored with keys: method and path, in which {@code {}} stands for each parameter, as in {@code
     * PUT /companies/{}/address}. It must not change, or the keys of this route are not recognised any more.
     */
    static String route(Method method) {
        StringBuilder route = new StringBuilder(verb(method)).append(' ');
        append(method.getDeclaringClass().getAnnotation(Path.class), route);
        append(method.getAnnotation(Path.class), route);
        return route.toString();
    }

    private static void append(@Nullable Path path, StringBuilder route) {
        if (path != null) {
            route.append('/').append(PARAMETER.matcher(path.value()).replaceAll("{}"));
        }
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            @Nullable HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        throw new IllegalArgumentException(method + " is not a route.");
    }
}

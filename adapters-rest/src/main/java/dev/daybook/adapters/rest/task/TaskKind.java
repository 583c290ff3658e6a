package dev.daybook.adapters.rest.task;

import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.Rejection;
import java.util.regex.Pattern;

/** A kind of task as a query names it. */
public record TaskKind(String text) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,100}");

    /** Called by JAX-RS. It refuses nothing, because JAX-RS would make a 404 of an exception. */
    public static TaskKind valueOf(String text) {
        return new TaskKind(text);
    }

    /**
     * The kind.
     *
     * @throws ProblemException if it is malformed
     */
    String value() {
        if (!FORM.matcher(text).matches()) {
            throw ProblemException.unreadable(
                    "request.invalid-parameter",
                    "The parameter kind is a kind such as address-change-letter, but this one is "
                            + Rejection.quote(text) + ".");
        }
        return text;
    }
}

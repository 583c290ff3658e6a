package dev.daybook.adapters.rest.problem;

import dev.daybook.domain.kernel.Rejection;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** The problem of one line of a request whose other lines go on. */
public final class LineProblem {

    private static final Logger LOG = Logger.getLogger(LineProblem.class);

    private LineProblem() {}

    /**
     * The problem. If it is the server's fault, the server's log has the cause.
     *
     * @param line the line's number, counted from 1
     * @param namedByPath whether the path of the line's own route names the missing thing
     */
    public static Problem of(long line, RuntimeException failure, Predicate<Rejection.Subject> namedByPath) {
        Problem problem = new ProblemTranslation(namedByPath).problem(failure);
        if (problem.status() == 500) {
            String errorId = UUID.randomUUID().toString();
            LOG.errorf(failure, "Error %s at line %d of a request of many commands", errorId, line);
            problem = problem.logged(errorId);
        }
        return problem.ofLine(line);
    }
}

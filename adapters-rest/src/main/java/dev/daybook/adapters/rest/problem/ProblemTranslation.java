package dev.daybook.adapters.rest.problem;

import dev.daybook.application.append.AppendUnavailable;
import dev.daybook.application.append.EventImport;
import dev.daybook.application.append.EventRefused;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.kernel.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/** Translates an exception into the problem that the caller is told. */
public final class ProblemTranslation {

    /** The code of every failure that is the server's fault. */
    static final String DEFECT = "server.defect";

    private final Predicate<Rejection.Subject> namedByPath;

    /**
     * A translation for one request.
     *
     * @param namedByPath whether the request's path names the missing thing
     */
    ProblemTranslation(Predicate<Rejection.Subject> namedByPath) {
        this.namedByPath = namedByPath;
    }

    /** The problem of one of many things in a request, for instance of one line of an import. No path names it. */
    public static Problem ofOneOfMany(RuntimeException refusal) {
        return new ProblemTranslation(subject -> false).problem(refusal);
    }

    /** The problem that describes the failure. */
    Problem problem(Throwable failure) {
        if (failure instanceof Rejection rejection) {
            return Problem.of(status(rejection), rejection.code(), rejection.sentence());
        }
        if (failure instanceof ProblemException problem) {
            return problem.problem();
        }
        if (failure instanceof EventRefused refused) {
            return problem(refused.rejection()).ofEvent(refused.index());
        }
        if (failure instanceof EventProblem ofEvent) {
            return problem(ofEvent.reason()).ofEvent(ofEvent.index());
        }
        if (failure instanceof EventImport.Stopped stopped) {
            return problem(stopped.reason()).ofImport(stopped.line(), stopped.committedLines(), goOn(stopped));
        }
        if (failure instanceof UnreadableEvent unreadable) {
            return Problem.of(400, unreadable.code(), String.valueOf(unreadable.getMessage()));
        }
        if (failure instanceof AppendUnavailable unavailable) {
            return Problem.of(503, unavailable.reason().code(), String.valueOf(unavailable.getMessage()));
        }
        if (failure instanceof StorageFailure storage && storage.kind() != StorageFailure.Kind.LASTING) {
            return Problem.of(
                    503,
                    "storage.unavailable",
                    "A database does not answer at the moment. Send the same request again in a few seconds.");
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return Problem.of(
                    400,
                    "request.incomplete",
                    "The request's body ended before it was complete. Send the request again.");
        }
        return Problem.of(
                500,
                DEFECT,
                "The server failed at this request. Its log has the cause under the errorId of this answer.");
    }

    private static String goOn(EventImport.Stopped stopped) {
        long committed = stopped.committedLines();
        String done =
                (committed == 0 ? "No line is in the log." : "The lines up to " + committed + " are finished.") + " ";
        if (stopped.isRecognised()) {
            return done
                    + "Then send the whole file again, with the same Idempotency-Key if it had one: lines that are in"
                    + " the log are skipped.";
        }
        boolean isUnknown = stopped.reason() instanceof AppendUnavailable unavailable
                && unavailable.reason() == AppendUnavailable.Reason.OUTCOME_UNKNOWN;
        return done + (isUnknown ? "First find out with GET /events whether the lines after them are in the log. " : "")
                + "Then send only the lines that are not in the log: lines without an id and without an Idempotency-Key"
                + " are appended again when they are sent again.";
    }

    private int status(Rejection rejection) {
        return switch (rejection.kind()) {
            case REFUSED -> 422;
            case CONFLICT -> 409;
            case OUTDATED -> 412;
            case UNKNOWN -> rejection.subject().filter(namedByPath).isPresent() ? 404 : 422;
        };
    }

    /** The problem for a request that JAX-RS or the server refused with that status. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(status, "request.malformed", "The request is not valid HTTP.");
            case 401 ->
                Problem.of(
                        status,
                        "request.unauthenticated",
                        "Authentication failed: name or password is missing or wrong.");
            case 403 ->
                Problem.of(status, "request.forbidden", "None of your roles allows this. /openapi lists the routes.");
            case 404 ->
                Problem.of(status, "request.unknown-path", "Nothing exists at this path. /openapi lists all paths.");
            case 405 ->
                Problem.of(
                        status,
                        "request.method-not-allowed",
                        "This path doesn't support this method. The header Allow lists those that it supports.");
            case 406 ->
                Problem.of(
                        status,
                        "request.not-acceptable",
                        "The answer has no media type that the header Accept allows. Send Accept: application/json.");
            case 413 -> Problem.of(status, "request.too-large", "The request is too large. Send less in one request.");
            case 415 ->
                Problem.of(
                        status,
                        "request.unsupported-media-type",
                        "The body's media type is not supported. Send application/json.");
            default ->
                status >= 500
                        ? Problem.of(status, DEFECT, "The server failed at this request. See its log.")
                        : Problem.of(status, "request.refused", "The server refused the request.");
        };
    }
}

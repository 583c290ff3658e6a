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

/** Says which problem a failure is. */
final class ProblemTranslation {

    /** The code of everything that is our fault. */
    static final String DEFECT = "server.defect";

    private final Predicate<Rejection.Subject> namedByPath;

    /**
     * A translation for one request.
     *
     * @param namedByPath whether the request's path names that thing
     */
    ProblemTranslation(Predicate<Rejection.Subject> namedByPath) {
        this.namedByPath = namedByPath;
    }

    /** What the caller is told about that failure. */
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
            return problem(stopped.reason()).ofLine(stopped.line(), stopped.committedLines());
        }
        if (failure instanceof UnreadableEvent unreadable) {
            return Problem.of(400, unreadable.code(), String.valueOf(unreadable.getMessage()));
        }
        if (failure instanceof AppendUnavailable unavailable) {
            return Problem.of(503, unavailable.reason().code(), String.valueOf(unavailable.getMessage()));
        }
        if (failure instanceof StorageFailure storage && storage.kind() != StorageFailure.Kind.LASTING) {
            return Problem.of(503, "storage.unavailable", "A database does not answer at the moment; try again.");
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return Problem.of(400, "request.incomplete", "The request's body ended before it was complete.");
        }
        return Problem.of(
                500, DEFECT, "The server could not answer this request. It is not the request's fault; see its log.");
    }

    private int status(Rejection rejection) {
        return switch (rejection.kind()) {
            case REFUSED -> 422;
            case CONFLICT -> 409;
            case UNKNOWN -> rejection.subject().filter(namedByPath).isPresent() ? 404 : 422;
        };
    }

    /** What the caller is told where the HTTP layer itself has refused with that status. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(status, "request.malformed", "The request is not well-formed.");
            case 401 ->
                Problem.of(status, "request.unauthenticated", "Who asks? Name and password are missing or wrong.");
            case 403 -> Problem.of(status, "request.forbidden", "None of the caller's roles allows this.");
            case 404 -> Problem.of(status, "request.unknown-path", "There is nothing at this path.");
            case 405 -> Problem.of(status, "request.method-not-allowed", "This path does not know this method.");
            case 406 ->
                Problem.of(
                        status,
                        "request.not-acceptable",
                        "What is there is not of a media type that the caller accepts.");
            case 413 -> Problem.of(status, "request.too-large", "The request is larger than is accepted.");
            case 415 ->
                Problem.of(status, "request.unsupported-media-type", "A body of this media type is not accepted here.");
            default ->
                status >= 500
                        ? Problem.of(status, DEFECT, "The server could not answer this request.")
                        : Problem.of(status, "request.refused", "The request was refused.");
        };
    }
}

package dev.daybook.application.simulation;

import dev.daybook.application.append.AppendUnavailable;
import dev.daybook.application.append.EventRefused;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.kernel.Rejection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One time that a request was sent, and what its client was told.
 *
 * @param start when it was sent, in nanoseconds of the simulated time
 * @param end when the answer came
 * @param failure what it was told, if there was no receipt
 */
record Attempt(
        Request request,
        long start,
        long end,
        Result result,
        @Nullable Receipt receipt,
        @Nullable RuntimeException failure) {

    /** What the client may conclude. */
    enum Result {
        /** Carried out, or found to have been carried out before. */
        OK,
        /** Refused by a rule, or failed by itself: not carried out. */
        REFUSED,
        /** Not carried out for now; may be sent again. */
        NOT_NOW,
        /** Carried out or not. */
        UNKNOWN
    }

    /** Whether it was told what a caller may be told: refused by a rule, not now, unknown, or its own misbehaviour. */
    boolean isExpected() {
        if (failure == null
                || failure instanceof Rejection
                || failure instanceof EventRefused
                || failure instanceof AppendUnavailable) {
            return true;
        }
        boolean isMischief = request.work() instanceof Request.Command command
                && command.creator() instanceof Mischief.MakeMischief mischief
                && mischief.kind().isDefect();
        boolean isTooSlow =
                failure instanceof StorageFailure storage && storage.kind() == StorageFailure.Kind.TIMED_OUT;
        return isMischief || isTooSlow;
    }

    Optional<Receipt> answer() {
        return Optional.ofNullable(receipt);
    }
}

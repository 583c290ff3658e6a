package dev.daybook.adapters.rest.read;

import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Waits a moment for what a caller has been told is there. */
public final class Freshness {

    /** The header in which a caller says from which position on an answer is of use. */
    public static final String HEADER = "Min-Event-Position";

    /** How that header is read where it is missing. */
    public static final String ANY = "0";

    private static final Duration LONGEST_WAIT = Duration.ofMillis(900);
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private Freshness() {}

    /**
     * Returns as soon as the current position is the wanted one or behind it; asks again and again, but not for long.
     *
     * @throws ProblemException if it does not get there
     */
    public static void await(EventPosition wanted, LongSupplier current) {
        if (wanted.value() <= 0) {
            return;
        }
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_NANOS;
        long reached = current.getAsLong();
        while (reached < wanted.value()) {
            if (System.nanoTime() - start > LONGEST_WAIT.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw ProblemException.later(
                        "read.not-yet",
                        "There is nothing newer than position " + reached + " yet, but " + wanted + " was asked for.");
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            reached = current.getAsLong();
        }
    }
}

package dev.daybook.adapters.rest.read;

import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Waits a moment until the state or log has reached the position that a caller asks for. */
public final class Freshness {

    /** The header with the least position that the answer must include. */
    public static final String HEADER = "Min-Event-Position";

    /** The value if the header is missing. */
    public static final String ANY = "0";

    private static final Duration LONGEST_WAIT = Duration.ofMillis(900);
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private Freshness() {}

    /**
     * Waits until the current position has reached the wanted one, for less than a second.
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
                        "The newest position is " + reached + ", but " + wanted
                                + " was asked for. Try again in a second.");
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            reached = current.getAsLong();
        }
    }
}

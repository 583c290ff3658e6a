package dev.daybook.adapters.rest.read;

import dev.daybook.adapters.rest.parameter.EventPosition;
import dev.daybook.adapters.rest.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

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
     * Reads again and again until an answer is from the wanted position or a later one, for less than a second.
     *
     * <p>The position is that of the answer itself. A position that is read before the answer does not do: behind replicas the
     * two can come from different servers, of which one is ahead.
     *
     * @param position from which an answer is
     * @throws ProblemException if it does not get there
     */
    public static <T> T await(EventPosition wanted, Supplier<T> read, ToLongFunction<T> position) {
        long start = System.nanoTime();
        long pause = FIRST_PAUSE_NANOS;
        T answer = read.get();
        while (position.applyAsLong(answer) < wanted.value()) {
            if (System.nanoTime() - start > LONGEST_WAIT.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw ProblemException.later(
                        "read.not-yet",
                        "The newest position is " + position.applyAsLong(answer) + ", but " + wanted
                                + " was asked for. Try again in a second.");
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            answer = read.get();
        }
        return answer;
    }
}

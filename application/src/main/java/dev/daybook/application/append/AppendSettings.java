package dev.daybook.application.append;

import java.time.Duration;

/**
 * The bounds of the corridor. Before you change a time, see the time-outs in {@code docs/operating/install.md}: each
 * step is shorter than the one that waits for it.
 *
 * @param queueLength how many commands may wait
 * @param batchCommands how many commands go into one transaction at the most
 * @param batchEvents how many events from outside go into one transaction at the most, unless one command alone has more
 * @param batchTime after this time a transaction takes no further command of its batch, so that the first callers need
 *     not wait for slow commands that come after theirs
 * @param lockTime how long a batch waits for a lock at the most
 * @param queueTime how long a command waits for its turn, and for the lock, before it is refused; a little more than
 *     {@code lockTime}
 * @param answerTime how long a caller waits for the outcome, the time in the queue included
 * @param transactionTime after this time the transaction manager rolls a transaction back
 */
public record AppendSettings(
        int queueLength,
        int batchCommands,
        int batchEvents,
        Duration batchTime,
        Duration lockTime,
        Duration queueTime,
        Duration answerTime,
        Duration transactionTime) {

    /** Good for a two-core machine and more. */
    public static final AppendSettings DEFAULT = new AppendSettings(
            4_096,
            512,
            2_000,
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofMillis(5_500),
            Duration.ofSeconds(55),
            Duration.ofSeconds(45));

    public AppendSettings {
        if (queueLength < 1 || batchCommands < 1 || batchEvents < 1 || !isAscending(Duration.ZERO, batchTime)) {
            throw new IllegalArgumentException("Queue length, batch commands, batch events and batch time must be"
                    + " positive, not " + queueLength + ", " + batchCommands + ", " + batchEvents + " and " + batchTime
                    + ".");
        }
        if (!isAscending(Duration.ZERO, lockTime, queueTime, transactionTime, answerTime)) {
            throw new IllegalArgumentException(
                    "Lock time, queue time, transaction time and answer time must be positive"
                            + " and grow in this order, but are " + lockTime + ", " + queueTime + ", " + transactionTime
                            + " and " + answerTime + ".");
        }
    }

    private static boolean isAscending(Duration... durations) {
        for (int i = 1; i < durations.length; i++) {
            if (durations[i].compareTo(durations[i - 1]) <= 0) {
                return false;
            }
        }
        return true;
    }
}

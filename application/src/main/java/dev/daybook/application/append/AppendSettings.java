package dev.daybook.application.append;

import java.time.Duration;

/**
 * The bounds of the corridor; see the ladder of time-outs in the operations guide before changing one.
 *
 * @param queueLength how many commands may wait
 * @param batchCommands how many commands go into one transaction at the most
 * @param batchEvents how many events from outside go into one transaction at the most, unless one command alone has more
 * @param lockTime how long a batch waits for a lock at the most
 * @param queueTime how long a command waits for its turn, and for the lock, before it is refused; a little more than
 *     {@code lockTime}
 * @param answerTime how long a caller waits for the outcome, the time in the queue included
 * @param transactionTime after which the transaction manager gives a transaction up
 */
public record AppendSettings(
        int queueLength,
        int batchCommands,
        int batchEvents,
        Duration lockTime,
        Duration queueTime,
        Duration answerTime,
        Duration transactionTime) {

    /** Good for a two-core machine and more. */
    public static final AppendSettings DEFAULT = new AppendSettings(
            4_096,
            512,
            2_000,
            Duration.ofSeconds(5),
            Duration.ofMillis(5_500),
            Duration.ofSeconds(55),
            Duration.ofSeconds(45));
}

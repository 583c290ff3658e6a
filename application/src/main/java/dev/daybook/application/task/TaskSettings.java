package dev.daybook.application.task;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The bounds of the execution of tasks.
 *
 * @param node the name of this server in the history of attempts
 * @param parallel how many tasks are carried out at the same time
 * @param attempts after how many attempts a task is dead
 * @param firstPause after the first attempt that failed; each later one is about twice as long
 * @param longestPause how long a pause is at most
 * @param timeout how long an attempt may take; shorter than a transaction, whose lock holds the task meanwhile
 * @param lateAfter how long a task may wait before {@code /health} is DOWN
 */
public record TaskSettings(
        String node,
        int parallel,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        Duration timeout,
        Duration lateAfter) {

    /**
     * The transaction must last longer than the attempt, and the database ends a session that is idle in a transaction
     * for 30 seconds.
     */
    public static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(25);

    private static final Duration LONGEST_ASKED_PAUSE = Duration.ofHours(1);

    public TaskSettings {
        if (parallel < 1 || attempts < 1) {
            throw new IllegalArgumentException("At least one task at a time and at least one attempt are needed, not "
                    + parallel + " and " + attempts + ".");
        }
        if (firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "The first pause must be positive and the longest pause at least as long, but they are "
                            + firstPause + " and " + longestPause + ".");
        }
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "An attempt may take at most " + LONGEST_TIMEOUT.toSeconds() + " seconds, not " + timeout + ".");
        }
    }

    /**
     * The pause after that many failures. It doubles with each failure. A random part of up to half is subtracted, so
     * that tasks that failed together do not come back together. It is at least as long as the called service has asked
     * for, up to one hour, so that no service can put a task off for ever.
     */
    public Duration pauseAfter(int failures, Duration asked, RandomGenerator chance) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        long most = Math.min(pause.toMillis(), longestPause.toMillis());
        Duration own = Duration.ofMillis(most - chance.nextLong(most / 2 + 1));
        Duration heeded = asked.compareTo(LONGEST_ASKED_PAUSE) > 0 ? LONGEST_ASKED_PAUSE : asked;
        return own.compareTo(heeded) > 0 ? own : heeded;
    }
}

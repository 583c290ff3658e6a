package dev.daybook.application.task;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A task that this transaction holds, so that no other server carries it out at the same time.
 *
 * @param begun how many attempts have begun, including those before an operator's retry
 * @param forgiven how many of them no longer count
 */
public record ClaimedTask(
        UUID id,
        String kind,
        String payload,
        Optional<String> orderingKey,
        int begun,
        int forgiven,
        Instant recordedAt) {

    /** The number that the next attempt has. */
    public int nextAttempt() {
        return begun + 1;
    }

    /** How many of the attempts that have begun count. */
    public int counted() {
        return begun - forgiven;
    }
}

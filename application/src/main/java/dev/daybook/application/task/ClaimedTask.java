package dev.daybook.application.task;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A task that this transaction holds, so that no other server carries it out at the same time.
 *
 * @param begun how many attempts have been begun, those before an operator's retry included
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

    /** How many attempts count that have been begun. */
    public int counted() {
        return begun - forgiven;
    }
}

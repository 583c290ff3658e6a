package dev.daybook.application.task;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A task as it is in the ledger.
 *
 * @param attempts how many attempts have come to an end
 * @param nextAttemptAt when it is tried again at the earliest, if it waits
 * @param finishedAt when it was done, dead or discarded; empty while it waits
 */
public record RecordedTaskState(
        UUID id,
        UUID eventId,
        long position,
        String kind,
        TaskStatus status,
        int attempts,
        Instant nextAttemptAt,
        Optional<String> lastError,
        Optional<String> orderingKey,
        Instant recordedAt,
        Optional<Instant> finishedAt) {}

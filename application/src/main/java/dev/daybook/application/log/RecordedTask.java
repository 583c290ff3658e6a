package dev.daybook.application.log;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Work for the outside world that an event has called for.
 *
 * @param id derived from the event's id, the kind and the place among the event's tasks: the same whenever it is computed
 * @param payload the task as canonical JSON
 * @param orderingKey tasks with the same one are carried out one after another
 */
public record RecordedTask(
        UUID id,
        UUID eventId,
        long position,
        String kind,
        String payload,
        Optional<String> orderingKey,
        Instant recordedAt) {}

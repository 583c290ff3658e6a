package dev.daybook.adapters.rest.task;

import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskHandlers;
import dev.daybook.application.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A task.
 *
 * @param position the position of its event
 * @param attempts how many attempts have ended
 * @param nextAttemptAt the earliest time of the next attempt
 * @param obstacle the setting that it waits for
 * @param orderingKey tasks with the same one are carried out one after another
 */
public record TaskView(
        UUID id,
        String kind,
        TaskStatus status,
        UUID eventId,
        long position,
        Instant recordedAt,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> finishedAt,
        Optional<String> lastError,
        Optional<String> obstacle,
        Optional<String> orderingKey) {

    static TaskView of(RecordedTaskState task, TaskHandlers handlers) {
        boolean waits = task.status() == TaskStatus.WAITING;
        return new TaskView(
                task.id(),
                task.kind(),
                task.status(),
                task.eventId(),
                task.position(),
                task.recordedAt(),
                task.attempts(),
                waits ? Optional.of(task.nextAttemptAt()) : Optional.empty(),
                task.finishedAt(),
                task.lastError(),
                waits ? handlers.obstacle(task.kind()) : Optional.empty(),
                task.orderingKey());
    }
}

package dev.daybook.application.inmemory;

import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A task and how far it has come.
 *
 * @param wakeAt when it is overdue
 * @param wakes how often it was claimed as overdue since its last attempt
 * @param forgiven how many attempts no longer count
 */
record InMemoryTaskRow(
        RecordedTask task,
        TaskStatus status,
        int attempts,
        Instant nextAttemptAt,
        Optional<String> lastError,
        Optional<Instant> finishedAt,
        Instant wakeAt,
        int wakes,
        int forgiven) {

    /** How long the message takes at most that carries a new task to its consumer. */
    static final Duration MESSAGE_TIME = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 8;

    static InMemoryTaskRow of(RecordedTask task, Instant wakeAt) {
        return new InMemoryTaskRow(
                task, TaskStatus.WAITING, 0, task.recordedAt(), Optional.empty(), Optional.empty(), wakeAt, 0, 0);
    }

    boolean isWaiting() {
        return status == TaskStatus.WAITING;
    }

    /** Whether it waits in the same order and is earlier. */
    boolean isWaitingBefore(InMemoryTaskRow other) {
        return isWaiting()
                && task.orderingKey().isPresent()
                && task.orderingKey().equals(other.task.orderingKey())
                && (task.position() < other.task.position()
                        || (task.position() == other.task.position()
                                && task.id().compareTo(other.task.id()) < 0));
    }

    InMemoryTaskRow finished(TaskStatus newStatus, int newAttempts, Optional<String> error, Instant now) {
        return new InMemoryTaskRow(
                task, newStatus, newAttempts, nextAttemptAt, error, Optional.of(now), wakeAt, wakes, forgiven);
    }

    InMemoryTaskRow failed(int newAttempts, String error, Instant nextTry) {
        return new InMemoryTaskRow(
                task, status, newAttempts, nextTry, Optional.of(error), finishedAt, nextTry, 0, forgiven);
    }

    /** Claimed as overdue; it is overdue again later each time. */
    InMemoryTaskRow wokenAt(Instant now, Duration pause) {
        Instant next = now.plus(pause.multipliedBy(1L << Math.min(wakes, MOST_DOUBLINGS)));
        return new InMemoryTaskRow(
                task, status, attempts, nextAttemptAt, lastError, finishedAt, next, wakes + 1, forgiven);
    }

    InMemoryTaskRow retriedAt(Instant now, int begun) {
        return new InMemoryTaskRow(
                task, TaskStatus.WAITING, attempts, now, lastError, Optional.empty(), now.plusSeconds(5), 0, begun);
    }

    RecordedTaskState state() {
        return new RecordedTaskState(
                task.id(),
                task.eventId(),
                task.position(),
                task.kind(),
                status,
                attempts,
                nextAttemptAt,
                lastError,
                task.orderingKey(),
                task.recordedAt(),
                finishedAt);
    }
}

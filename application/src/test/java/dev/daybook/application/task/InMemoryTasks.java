package dev.daybook.application.task;

import dev.daybook.application.inmemory.Faults;
import dev.daybook.application.inmemory.InMemoryLogDatabase;
import dev.daybook.application.inmemory.InMemoryTaskLedger;
import dev.daybook.application.inmemory.InMemoryTransaction;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.RecordedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A ledger of tasks in memory, and the time in which it stands. */
final class InMemoryTasks {

    final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    final InMemoryTransaction branches = new InMemoryTransaction(Faults.NONE);
    final TaskTransaction transaction = new TaskTransaction(branches);
    private final InMemoryLogDatabase database = new InMemoryLogDatabase();
    final TaskLedger ledger = new InMemoryTaskLedger(database, branches, timer.clock());
    private long position;

    /**
     * Records a task of the next event.
     *
     * @param orderingKey none if blank
     * @param messageTime after which it is overdue
     */
    RecordedTask record(String kind, String payload, String orderingKey, Duration messageTime) {
        position++;
        Instant now = timer.clock().instant();
        UUID eventId = UUID.randomUUID();
        RecordedTask task = new RecordedTask(
                RecordedTask.idOf(eventId, position, now, kind),
                eventId,
                position,
                kind,
                payload,
                Optional.of(orderingKey).filter(key -> !key.isBlank()),
                now);
        database.record(task, now.plus(messageTime));
        return task;
    }
}

package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.log.RecordedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Rows of the ledger, as a superuser writes them. */
final class TaskRows {

    private long position;

    /** An empty ledger; actions of operators stay. */
    TaskRows() {
        Engine.onSuperuser("event_log", "truncate daybook.task, daybook.task_attempt");
    }

    /**
     * Records a task of the next event.
     *
     * @param orderingKey none if blank
     * @param messageTime after which it is overdue
     */
    UUID record(String kind, String payload, String orderingKey, Duration messageTime) {
        position++;
        UUID eventId = UUID.randomUUID();
        UUID id = RecordedTask.idOf(eventId, position, Instant.EPOCH, kind);
        Engine.onSuperuser(
                "event_log", """
                    insert into daybook.task
                        (id, event_id, position, kind, payload, next_attempt_at, recorded_at, ordering_key, wake_at)
                    values ('%s', '%s', %d, '%s', '%s', now(), now(), nullif('%s', ''), now() + interval '%d milliseconds')
                    """.formatted(id, eventId, position, kind, payload, orderingKey, messageTime.toMillis()));
        return id;
    }
}

package dev.daybook.application.webhook;

import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedTask;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes the tasks that webhooks want for new events.
 *
 * <p>It does not work in the append's transaction: the log itself is the outbox. The log has no gaps and is in commit
 * order, so one position for each webhook says which events have their tasks. The position moves on in the same
 * transaction that records the tasks. So each event gets its task once, even after a failure, and an append costs the
 * same with a hundred webhooks as with none. No cache can hide a webhook: the position of a webhook that was added
 * before an event is lower than the event's.
 */
public final class EventNotifications {

    private static final int MOST_AT_ONCE = 500;

    private final EventLog eventLog;
    private final Webhooks webhooks;
    private final EventCodec codec;
    private final Clock clock;

    public EventNotifications(EventLog eventLog, Webhooks webhooks, EventCodec codec, Clock clock) {
        this.eventLog = eventLog;
        this.webhooks = webhooks;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * Records the next tasks, in the caller's transaction.
     *
     * @return their ids, in the order of their events; none if there is nothing more to record
     */
    public List<UUID> record() {
        List<UUID> recorded = new ArrayList<>();
        long logPosition = eventLog.head().position();
        for (Webhooks.Entry entry : webhooks.takeLagging(logPosition)) {
            List<PendingEvent> pending = webhooks.pending(entry, logPosition, MOST_AT_ONCE);
            List<RecordedTask> tasks =
                    pending.stream().map(event -> task(entry.webhook(), event)).toList();
            // fewer than asked for: everything up to the end of the log was looked at
            long seen = pending.size() < MOST_AT_ONCE
                    ? logPosition
                    : pending.get(pending.size() - 1).position();
            webhooks.record(entry.webhook().clientId(), seen, tasks);
            tasks.forEach(task -> recorded.add(task.id()));
        }
        return recorded;
    }

    private RecordedTask task(Webhook webhook, PendingEvent event) {
        EventNotification notification = new EventNotification(webhook.clientId(), event.position(), event.subject());
        // the same event and webhook give the same id, like tasks that materializers submit
        UUID id = RecordedTask.idOf(
                event.id(), event.position(), event.recordedAt(), notification.kind() + " " + webhook.clientId());
        return new RecordedTask(
                id,
                event.id(),
                event.position(),
                notification.kind(),
                codec.text(notification),
                notification.orderingKey(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}

package dev.daybook.application.inmemory;

import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.webhook.EventNotification;
import dev.daybook.application.webhook.PendingEvent;
import dev.daybook.application.webhook.Webhook;
import dev.daybook.application.webhook.WebhookSecret;
import dev.daybook.application.webhook.Webhooks;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One server's way to the webhooks in memory; they are in the database of the log. */
public final class InMemoryWebhooks implements Webhooks {

    private final InMemoryLogDatabase database;
    private final InMemoryRows rows;
    private final InMemoryTransaction transaction;
    private final Clock clock;

    private record WebhookRow(Entry entry, WebhookSecret secret) {

        ClientId clientId() {
            return entry.webhook().clientId();
        }
    }

    public InMemoryWebhooks(InMemoryLogDatabase database, InMemoryTransaction transaction, Clock clock) {
        this.database = database;
        this.rows = database.rows();
        this.transaction = transaction;
        this.clock = clock;
    }

    private InMemoryRows.Changes changes() {
        return rows.in(transaction);
    }

    @Override
    public Optional<Entry> find(ClientId clientId) {
        return rows.find(WebhookRow.class, clientId).map(WebhookRow::entry);
    }

    @Override
    public Optional<Target> target(ClientId clientId) {
        return rows.find(WebhookRow.class, clientId)
                .map(row -> new Target(row.entry().webhook(), row.secret()));
    }

    @Override
    public List<Entry> findPage(Optional<ClientId> after, int limit) {
        return rows.findAll(WebhookRow.class).stream()
                .filter(row ->
                        after.map(last -> row.clientId().compareTo(last) > 0).orElse(true))
                .sorted(Comparator.comparing(WebhookRow::clientId))
                .limit(limit)
                .map(WebhookRow::entry)
                .toList();
    }

    @Override
    public boolean put(Webhook webhook, Optional<WebhookSecret> secret, String actor) {
        Optional<WebhookRow> before = changes().find(WebhookRow.class, webhook.clientId());
        WebhookSecret chosen = secret.or(() -> before.map(WebhookRow::secret))
                .orElseThrow(() -> Rejection.refused(
                        "webhook.secret-missing", "A new webhook needs a secret to sign its calls with."));
        long seen = before.map(row -> row.entry().seenPosition())
                .orElseGet(() -> database.head().position());
        changes().put(webhook.clientId(), new WebhookRow(new Entry(webhook, seen, clock.instant(), actor), chosen));
        return before.isEmpty();
    }

    @Override
    public long remove(ClientId clientId, String actor) {
        if (changes().find(WebhookRow.class, clientId).isEmpty()) {
            throw Rejection.unknown("webhook", clientId);
        }
        changes().remove(WebhookRow.class, clientId);
        String ordersOfWebhook = "webhook " + clientId + " ";
        return new InMemoryTaskLedger(database, transaction, clock)
                .discardAll(
                        row -> row.task().kind().equals(EventNotification.KIND)
                                && row.task()
                                        .orderingKey()
                                        .filter(key -> key.startsWith(ordersOfWebhook))
                                        .isPresent(),
                        actor,
                        "The webhook was taken away.");
    }

    @Override
    public List<Entry> takeLagging(long logPosition) {
        return changes().findAll(WebhookRow.class).stream()
                .filter(row -> row.entry().seenPosition() < logPosition)
                .sorted(Comparator.comparing(WebhookRow::clientId))
                .flatMap(row -> changes().hold(WebhookRow.class, row.clientId()).stream())
                .map(WebhookRow::entry)
                .toList();
    }

    @Override
    public List<PendingEvent> pending(Entry entry, long logPosition, int limit) {
        return database.readAfter(entry.seenPosition(), Integer.MAX_VALUE).stream()
                .filter(event -> event.position() <= logPosition)
                .filter(event -> entry.webhook().events().isEmpty()
                        || entry.webhook().events().contains(event.name())
                        || entry.webhook()
                                .events()
                                .contains(amendedOrItself(event).name()))
                .limit(limit)
                .map(event -> new PendingEvent(
                        event.position(),
                        event.metadata().id(),
                        amendedOrItself(event).subjects().get(0),
                        event.metadata().recordedAt()))
                .toList();
    }

    private RecordedEvent amendedOrItself(RecordedEvent event) {
        return event.name().equals(EventAmended.NAME)
                ? database.findById(event.subjects().get(0)).orElse(event)
                : event;
    }

    @Override
    public void record(ClientId clientId, long seenPosition, List<RecordedTask> tasks) {
        tasks.forEach(task -> changes()
                .put(task.id(), InMemoryTaskRow.of(task, clock.instant().plus(InMemoryTaskRow.MESSAGE_TIME))));
        changes()
                .find(WebhookRow.class, clientId)
                .ifPresent(row -> changes()
                        .put(
                                clientId,
                                new WebhookRow(
                                        new Entry(
                                                row.entry().webhook(),
                                                seenPosition,
                                                row.entry().changedAt(),
                                                row.entry().changedBy()),
                                        row.secret())));
    }
}

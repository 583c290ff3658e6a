package dev.daybook.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.application.webhook.Webhooks.Entry;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every adapter to webhooks does. */
public abstract class WebhooksContract {

    private static final ClientId CRM = new ClientId("crm");
    private static final ClientId ERP = new ClientId("erp");
    private static final WebhookSecret SECRET = new WebhookSecret("a-secret-of-24-characters");

    private final UUID run = UUID.randomUUID();

    /** No webhooks, beside a log that may hold events. */
    protected abstract Webhooks webhooks();

    protected abstract TaskTransaction transaction();

    /** The ledger in which webhooks record their tasks. */
    protected abstract TaskLedger ledger();

    /**
     * Appends an event of the name CompanyCreated to the log.
     *
     * @return its position
     */
    protected abstract long append();

    private boolean put(ClientId clientId, Optional<WebhookSecret> secret, String actor, String... events) {
        List<EventName> names = Stream.of(events).map(EventName::new).toList();
        return transaction()
                .call(() -> webhooks().put(Webhook.to(clientId, "https://crm.example/", names), secret, actor));
    }

    private boolean put(ClientId clientId, String... events) {
        return put(clientId, Optional.of(SECRET), "olga", events);
    }

    private Entry found(ClientId clientId) {
        return webhooks().find(clientId).orElseThrow();
    }

    private RecordedTask notification(ClientId webhook, long position) {
        UUID eventId = new UUID(run.getMostSignificantBits(), position);
        EventNotification notification = new EventNotification(webhook, position, eventId);
        return new RecordedTask(
                RecordedTask.idOf(eventId, position, Instant.EPOCH, "notification " + webhook),
                eventId,
                position,
                notification.kind(),
                "{}",
                notification.orderingKey(),
                Instant.parse("2026-01-05T00:00:00Z"));
    }

    private void record(ClientId webhook, long seenPosition, RecordedTask... tasks) {
        transaction().run(() -> webhooks().record(webhook, seenPosition, List.of(tasks)));
    }

    @Test
    void aNewWebhookBeginsAtTheEndOfTheLog() {
        append();
        long end = append();
        assertThat(put(CRM, "CompanyCreated")).isTrue();
        assertThat(found(CRM).seenPosition()).isEqualTo(end);
        assertThat(found(CRM).changedBy()).isEqualTo("olga");
        assertThat(found(CRM).webhook())
                .isEqualTo(Webhook.to(CRM, "https://crm.example/", List.of(new EventName("CompanyCreated"))));
        assertThat(webhooks().target(CRM).orElseThrow().secret()).isEqualTo(SECRET);
        assertThat(webhooks().find(ERP)).isEmpty();
        assertThat(webhooks().target(ERP)).isEmpty();
    }

    /** A rule for URLs that came later must not make a recorded webhook unreadable. */
    @Test
    void aRecordedWebhookStaysReadableWhateverItsUrl() {
        Webhook old = new Webhook(CRM, URI.create("https://crm.example:99999/"), List.of());
        transaction().run(() -> webhooks().put(old, Optional.of(SECRET), "olga"));
        assertThat(found(CRM).webhook()).isEqualTo(old);
    }

    @Test
    void aNewWebhookNeedsASecret() {
        assertThatThrownBy(() -> put(CRM, Optional.empty(), "olga"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("webhook.secret-missing"));
    }

    @Test
    void aChangeKeepsTheSecretAndThePlace() {
        put(CRM);
        long next = append();
        assertThat(put(CRM, Optional.empty(), "otto", "CompanyCreated")).isFalse();
        assertThat(webhooks().target(CRM).orElseThrow().secret()).isEqualTo(SECRET);
        assertThat(found(CRM).seenPosition()).isEqualTo(next - 1);
        assertThat(found(CRM).changedBy()).isEqualTo("otto");
        assertThat(found(CRM).webhook().events()).containsExactly(new EventName("CompanyCreated"));
        WebhookSecret other = new WebhookSecret("another-secret-of-24-or-more");
        put(CRM, Optional.of(other), "otto");
        assertThat(webhooks().target(CRM).orElseThrow().secret()).isEqualTo(other);
    }

    @Test
    void theListIsReadInPages() {
        put(ERP);
        put(CRM);
        assertThat(webhooks().findPage(Optional.empty(), 10))
                .extracting(entry -> entry.webhook().clientId())
                .containsExactly(CRM, ERP);
        assertThat(webhooks().findPage(Optional.empty(), 1)).hasSize(1);
        assertThat(webhooks().findPage(Optional.of(CRM), 10))
                .extracting(entry -> entry.webhook().clientId())
                .containsExactly(ERP);
    }

    @Test
    void theEventsThatAWebhookWasNotToldOfArePending() {
        put(CRM);
        put(ERP, "CompanyAddressChanged");
        long first = append();
        append();
        long last = append();
        assertThat(pending(CRM, last, 10)).extracting(PendingEvent::position).containsExactly(first, first + 1, last);
        assertThat(pending(CRM, first + 1, 10))
                .extracting(PendingEvent::position)
                .containsExactly(first, first + 1);
        assertThat(pending(CRM, last, 1)).extracting(PendingEvent::position).containsExactly(first);
        assertThat(pending(ERP, last, 10)).isEmpty();
        record(CRM, first + 1);
        assertThat(pending(CRM, last, 10)).extracting(PendingEvent::position).containsExactly(last);
    }

    private List<PendingEvent> pending(ClientId clientId, long logPosition, int limit) {
        return transaction().call(() -> webhooks().pending(found(clientId), logPosition, limit));
    }

    @Test
    void aWebhookThatLagsIsHeldByOneTransactionAtATime() {
        put(CRM);
        put(ERP);
        long place = found(CRM).seenPosition();
        record(ERP, place + 1);
        transaction().run(() -> {
            assertThat(lagging(place + 1)).containsExactly(CRM);
            assertThat(CompletableFuture.supplyAsync(() -> transaction().call(() -> lagging(place + 1)))
                            .join())
                    .isEmpty();
        });
        assertThat(transaction().<List<ClientId>>call(() -> lagging(place + 2))).containsExactly(CRM, ERP);
        assertThat(transaction().<List<ClientId>>call(() -> lagging(place))).isEmpty();
    }

    private List<ClientId> lagging(long logPosition) {
        return webhooks().takeLagging(logPosition).stream()
                .map(entry -> entry.webhook().clientId())
                .toList();
    }

    @Test
    void tasksAreRecordedTogetherWithThePlace() {
        put(CRM);
        long place = found(CRM).seenPosition();
        RecordedTask first = notification(CRM, 1);
        assertThatThrownBy(() -> transaction().run(() -> {
                    webhooks().record(CRM, place + 1, List.of(first));
                    throw new IllegalStateException("the server ends here");
                }))
                .hasMessage("the server ends here");
        assertThat(found(CRM).seenPosition()).isEqualTo(place);
        assertThat(ledger().find(first.id())).isEmpty();
        record(CRM, place + 1, first);
        assertThat(found(CRM).seenPosition()).isEqualTo(place + 1);
        RecordedTaskState recorded = ledger().find(first.id()).orElseThrow().task();
        assertThat(recorded.status()).isEqualTo(TaskStatus.WAITING);
        assertThat(recorded.position()).isEqualTo(1);
        assertThat(recorded.orderingKey()).isEqualTo(first.orderingKey());
    }

    @Test
    void aWebhookThatIsRemovedTakesItsTasksWithIt() {
        ClientId similar = new ClientId("crm-2");
        put(CRM);
        put(similar);
        record(CRM, 1, notification(CRM, 1));
        record(similar, 1, notification(similar, 1));
        assertThat(transaction().<Long>call(() -> webhooks().remove(CRM, "olga")))
                .isEqualTo(1);
        assertThat(webhooks().find(CRM)).isEmpty();
        UUID discarded = notification(CRM, 1).id();
        assertThat(ledger().find(discarded).orElseThrow().task().status()).isEqualTo(TaskStatus.DISCARDED);
        assertThat(ledger().find(discarded).orElseThrow().actions())
                .singleElement()
                .satisfies(action -> assertThat(action.actor()).isEqualTo("olga"));
        assertThat(ledger().find(notification(similar, 1).id())
                        .orElseThrow()
                        .task()
                        .status())
                .isEqualTo(TaskStatus.WAITING);
        assertThatThrownBy(() -> transaction().run(() -> webhooks().remove(CRM, "olga")))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("webhook.unknown"));
    }
}

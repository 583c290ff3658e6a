package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.jta.UserTransaction;
import dev.daybook.adapters.persistence.task.JdbcTaskLedger;
import dev.daybook.adapters.persistence.task.JdbcWebhooks;
import dev.daybook.application.append.Caller;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.application.webhook.EventNotification;
import dev.daybook.application.webhook.EventNotifications;
import dev.daybook.application.webhook.Webhook;
import dev.daybook.application.webhook.WebhookSecret;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.ChangeCompanyAddress;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which events a webhook gets tasks for. */
@Timeout(60)
class EventNotificationsTest {

    private static final ClientId CRM = new ClientId("crm");
    private static final Optional<WebhookSecret> SECRET = Optional.of(new WebhookSecret("a-secret-of-24-characters"));

    private final Engine engine = Engine.empty().start();
    private final JdbcWebhooks webhooks = new JdbcWebhooks(engine);
    private final JdbcTaskLedger ledger = new JdbcTaskLedger(engine);
    private final TaskTransaction transaction = new TaskTransaction(UserTransaction.userTransaction());
    private final EventNotifications notifications =
            new EventNotifications(engine.log(), webhooks, engine.codec(), Clock.systemUTC());

    @AfterEach
    void stop() {
        engine.close();
    }

    private void put(ClientId clientId, String... events) {
        List<EventName> names = new ArrayList<>();
        for (String event : events) {
            names.add(new EventName(event));
        }
        transaction.run(() -> webhooks.put(Webhook.to(clientId, "https://crm.example/", names), SECRET, "olga"));
    }

    private void company(String clientId) {
        engine.appender()
                .execute(
                        new CreateCompany(
                                new ClientId(clientId),
                                new CompanyName("Acme"),
                                address("Praha"),
                                new EmailAddress("a@b.example")),
                        Caller.of("anna"));
    }

    private void move(String clientId, String city) {
        engine.appender()
                .execute(
                        new ChangeCompanyAddress(new ClientId(clientId), address(city), Optional.empty()),
                        Caller.of("anna"));
    }

    private static Address address(String city) {
        return new Address("Hlavni 1", Optional.empty(), city, "11000", new CountryCode("CZ"));
    }

    private List<UUID> record() {
        return transaction.call(notifications::record);
    }

    private List<RecordedTaskState> tasks() {
        return ledger.findPage(Optional.empty(), Optional.of(EventNotification.KIND), Optional.empty(), 10_000);
    }

    @Test
    void eachEventThatIsRecordedFromThenOnHasOneTask() {
        company("before");
        put(CRM);
        company("acme");
        move("acme", "Brno");
        assertThat(record()).hasSize(2);
        assertThat(record()).isEmpty();
        assertThat(tasks()).extracting(RecordedTaskState::position).containsExactly(2L, 3L);
        assertThat(tasks()).extracting(RecordedTaskState::orderingKey).doesNotContain(Optional.empty());
        assertThat(tasks().get(0).orderingKey()).isEqualTo(tasks().get(1).orderingKey());
    }

    @Test
    void onlyEventsOfTheNamesThatItWants() {
        put(CRM, "CompanyAddressChanged");
        company("acme");
        move("acme", "Brno");
        assertThat(record()).hasSize(1);
        assertThat(tasks()).extracting(RecordedTaskState::position).containsExactly(2L);
        assertThat(webhooks.find(CRM).orElseThrow().seenPosition()).isEqualTo(2);
    }

    @Test
    void whatWasRolledBackIsRecordedTheNextTimeAndNothingTwice() {
        put(CRM);
        company("acme");
        assertThatThrownBy(() -> transaction.run(() -> {
                    notifications.record();
                    throw new IllegalStateException("the server ends here");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tasks()).isEmpty();
        List<UUID> ids = record();
        assertThat(ids).hasSize(1);
        assertThat(tasks()).extracting(RecordedTaskState::id).containsExactlyElementsOf(ids);
    }

    @Test
    void severalServersThatRecordWhileOthersAppendMakeNoTaskTwiceAndLeaveNoneOut() {
        put(CRM);
        put(new ClientId("erp"), "CompanyCreated");
        List<UUID> all = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        for (int server = 0; server < 3; server++) {
            work.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 40; i++) {
                    all.addAll(record());
                }
            }));
        }
        for (int i = 0; i < 100; i++) {
            company("c-" + i);
        }
        work.forEach(CompletableFuture::join);
        all.addAll(record());
        assertThat(all).doesNotHaveDuplicates().hasSize(200);
        assertThat(tasks()).hasSize(200);
    }

    @Test
    void moreThanAtOnceGoesOnWhereItHasStopped() {
        put(CRM);
        Engine.onSuperuser("event_log", "update daybook.webhook set seen_position = 0 where client_id = 'crm'");
        for (int i = 0; i < 520; i++) {
            company("c-" + i);
        }
        assertThat(record()).hasSize(500);
        assertThat(record()).hasSize(20);
        assertThat(record()).isEmpty();
    }

    @Test
    void takenAwayAWebhookTakesItsTasksAlong() {
        put(CRM);
        put(new ClientId("crm-2"));
        company("acme");
        record();
        assertThat(transaction.<Long>call(() -> webhooks.remove(CRM, "olga"))).isEqualTo(1);
        assertThat(tasks())
                .extracting(RecordedTaskState::status)
                .containsExactlyInAnyOrder(TaskStatus.DISCARDED, TaskStatus.WAITING);
        UUID discarded = tasks().stream()
                .filter(task -> task.status() == TaskStatus.DISCARDED)
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(ledger.find(discarded).orElseThrow().actions())
                .singleElement()
                .satisfies(action -> assertThat(action.actor()).isEqualTo("olga"));
        assertThatThrownBy(() -> transaction.run(() -> webhooks.remove(CRM, "olga")))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void aChangeKeepsTheSecretAndThePlace() {
        put(CRM);
        company("acme");
        record();
        transaction.run(
                () -> webhooks.put(Webhook.to(CRM, "https://other.example/", List.of()), Optional.empty(), "otto"));
        assertThat(webhooks.target(CRM).orElseThrow().secret()).isEqualTo(SECRET.orElseThrow());
        assertThat(webhooks.find(CRM).orElseThrow().seenPosition()).isEqualTo(1);
        assertThat(webhooks.find(CRM).orElseThrow().changedBy()).isEqualTo("otto");
        assertThatThrownBy(() -> transaction.run(() -> webhooks.put(
                        Webhook.to(new ClientId("new"), "https://x.example/", List.of()), Optional.empty(), "otto")))
                .isInstanceOf(Rejection.class);
    }
}

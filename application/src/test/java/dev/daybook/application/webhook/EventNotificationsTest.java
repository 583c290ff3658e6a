package dev.daybook.application.webhook;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.moveCompany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.PendingCommand;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which events a webhook gets tasks for. */
class EventNotificationsTest {

    private static final ClientId CRM = new ClientId("crm");
    private static final Optional<WebhookSecret> SECRET = Optional.of(new WebhookSecret("a-secret-of-24-characters"));

    private final NotifyingServer server = new NotifyingServer();
    private final TaskTransaction transaction = server.transaction;

    private void put(ClientId clientId, String... events) {
        List<EventName> names = Stream.of(events).map(EventName::new).toList();
        transaction.run(() -> server.webhooks.put(Webhook.to(clientId, "https://crm.example/", names), SECRET, "olga"));
    }

    private void company(String clientId) {
        server.engine.execute(createCompany(clientId));
    }

    private void companies(int count) {
        List<PendingCommand> pending = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pending.add(server.engine.appender().begin(createCompany("c-" + i), Caller.of("anna")));
        }
        pending.forEach(server.engine::await);
    }

    private List<UUID> record() {
        return transaction.call(server.notifications::record);
    }

    /** Those of webhooks; the move of a company has a task of its own. */
    private List<RecordedTaskState> tasks() {
        return server.ledger.findPage(Optional.empty(), Optional.of(EventNotification.KIND), Optional.empty(), 10_000);
    }

    @Test
    void eachEventThatIsRecordedFromThenOnHasOneTask() {
        company("before");
        put(CRM);
        company("acme");
        server.engine.execute(moveCompany("acme", "Brno"));
        assertThat(record()).hasSize(2);
        assertThat(record()).isEmpty();
        assertThat(tasks()).extracting(RecordedTaskState::position).containsExactly(2L, 3L);
        assertThat(tasks()).extracting(RecordedTaskState::orderingKey).doesNotContain(Optional.empty());
        assertThat(tasks().get(0).orderingKey()).isEqualTo(tasks().get(1).orderingKey());
    }

    @Test
    void onlyEventsOfTheWantedNamesHaveATask() {
        put(CRM, "CompanyAddressChanged");
        company("acme");
        server.engine.execute(moveCompany("acme", "Brno"));
        assertThat(record()).hasSize(1);
        assertThat(tasks()).extracting(RecordedTaskState::position).containsExactly(2L);
        assertThat(server.webhooks.find(CRM).orElseThrow().seenPosition()).isEqualTo(2);
    }

    @Test
    void tasksThatWereRolledBackAreRecordedTheNextTimeAndNoneTwice() {
        put(CRM);
        company("acme");
        assertThatThrownBy(() -> transaction.run(() -> {
                    server.notifications.record();
                    throw new IllegalStateException("the server ends here");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tasks()).isEmpty();
        List<UUID> ids = record();
        assertThat(ids).hasSize(1);
        assertThat(tasks()).extracting(RecordedTaskState::id).containsExactlyElementsOf(ids);
    }

    @Test
    void moreThanAtOnceGoesOnWhereItHasStopped() {
        put(CRM);
        companies(520);
        assertThat(record()).hasSize(500);
        assertThat(server.webhooks.find(CRM).orElseThrow().seenPosition()).isEqualTo(500);
        assertThat(record()).hasSize(20);
        assertThat(record()).isEmpty();
        assertThat(tasks()).hasSize(520);
    }

    @Test
    void eachWebhookHasATaskOfItsOwn() {
        put(CRM);
        put(new ClientId("erp"), "CompanyCreated");
        companies(3);
        assertThat(record()).hasSize(6).doesNotHaveDuplicates();
        assertThat(tasks()).hasSize(6);
    }
}

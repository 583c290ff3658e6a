package dev.daybook.application.amendment;

import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.daybook.application.inmemory.Faults;
import dev.daybook.application.inmemory.InMemoryTransaction;
import dev.daybook.application.inmemory.InMemoryWebhooks;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.application.webhook.PendingEvent;
import dev.daybook.application.webhook.Webhook;
import dev.daybook.application.webhook.WebhookSecret;
import dev.daybook.application.webhook.Webhooks;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which webhooks hear of an amendment. */
class AmendmentNotificationsTest {

    private static final ClientId CRM = new ClientId("crm");

    private final Bank bank = new Bank();
    private final InMemoryTransaction branches = new InMemoryTransaction(Faults.NONE);
    private final Webhooks webhooks = new InMemoryWebhooks(bank.databases.log(), branches, bank.timer.clock());
    private final TaskTransaction transaction = new TaskTransaction(branches);

    private void put(String... names) {
        List<EventName> events = Stream.of(names).map(EventName::new).toList();
        Optional<WebhookSecret> secret = Optional.of(new WebhookSecret("a-secret-of-24-characters"));
        transaction.run(() -> webhooks.put(Webhook.to(CRM, "https://crm.example/", events), secret, "olga"));
    }

    private List<PendingEvent> pending() {
        return transaction.call(() -> webhooks.pending(
                webhooks.find(CRM).orElseThrow(), bank.server.log().head().position(), 10));
    }

    @Test
    void aWebhookThatGetsTheAmendedEventGetsItsAmendment() {
        put("FundsDeposited");
        bank.amend(3, bank.depositOf(3, "11.00"));
        UUID account = bank.accountId("A-1").value();
        assertThat(pending())
                .extracting(PendingEvent::position, PendingEvent::subject)
                .containsExactly(tuple(5L, account));
    }

    @Test
    void anAmendmentIsAboutWhatTheEventIsAboutAfterIt() {
        bank.server.execute(openAccount("A-2", "acme"));
        bank.deposit("5.00");
        put();
        bank.amend(6, bank.depositOn(6, "A-2"));
        UUID account = bank.accountId("A-2").value();
        assertThat(pending()).extracting(PendingEvent::subject).containsExactly(account);
    }

    @Test
    void aWebhookThatGetsOtherEventsDoesNotHearOfIt() {
        put("AccountOpened", "FundsWithdrawn");
        bank.amend(3, bank.depositOf(3, "11.00"));
        assertThat(pending()).isEmpty();
    }

    @Test
    void aWebhookThatGetsAmendmentsHearsOfAllOfThem() {
        put("EventAmended");
        bank.amend(3, bank.depositOf(3, "11.00"));
        bank.amend(1, bank.creationAs("Acme"));
        assertThat(pending()).extracting(PendingEvent::position).containsExactly(5L, 6L);
    }
}

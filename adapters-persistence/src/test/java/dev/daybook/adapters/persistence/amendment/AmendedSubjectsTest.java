package dev.daybook.adapters.persistence.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.arjuna.ats.jta.UserTransaction;
import dev.daybook.adapters.persistence.task.JdbcWebhooks;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.application.webhook.PendingEvent;
import dev.daybook.application.webhook.Webhook;
import dev.daybook.application.webhook.WebhookSecret;
import dev.daybook.application.webhook.Webhooks;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.kernel.AmendedEvent;
import dev.daybook.domain.kernel.AmendedEventRepository;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Readers of state, log and webhooks notice an amendment. Event 5 opens a second account, event 6 is a deposit on the first one,
 * and the first amendment is event 7.
 */
class AmendedSubjectsTest {

    private static final ClientId SECOND = new ClientId("A-2");

    private Bank bank;

    @BeforeEach
    void open() {
        bank = Bank.open();
        bank.execute(new OpenAccount(
                SECOND, new ClientId("acme"), new CurrencyCode("EUR"), InterestRate.of("0.01"), Bank.DAY));
        bank.deposit("5.00");
    }

    @AfterEach
    void close() {
        bank.close();
    }

    private Account account(ClientId clientId) {
        return bank.engine
                .state()
                .read(state -> state.state(AccountRepository.class).findExisting(clientId))
                .answer();
    }

    private UUID id(ClientId account) {
        return account(account).id().value();
    }

    private Map<Long, AmendedEvent> marks() {
        return bank.engine
                .state()
                .read(state -> state.state(AmendedEventRepository.class).findAll(List.of(3L, 4L, 6L)))
                .answer();
    }

    private List<Long> eventsAbout(ClientId... accounts) {
        List<UUID> subjects = List.of(accounts).stream().map(this::id).toList();
        EventFilter filter = new EventFilter(Optional.empty(), subjects, Optional.empty(), Optional.empty());
        return bank.engine.log().read(0, 100, filter).stream()
                .map(RecordedEvent::position)
                .toList();
    }

    @Test
    void theSwitchWritesWhatAReplayMaterializes() {
        bank.amend(3, "10.00", "11.00");
        assertThat(account(Bank.ACCOUNT).position()).isEqualTo(7);
        assertThat(marks()).isEqualTo(Map.of(3L, new AmendedEvent(3, 7)));
        assertThat(bank.verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
        bank.deposit("1.00");
        bank.amend(3, "11.00", "12.00");
        bank.amend(6, id(Bank.ACCOUNT).toString(), id(SECOND).toString());
        assertThat(account(Bank.ACCOUNT).position()).isEqualTo(10);
        assertThat(account(SECOND).position()).isEqualTo(10);
        assertThat(marks()).isEqualTo(Map.of(3L, new AmendedEvent(3, 9), 6L, new AmendedEvent(6, 10)));
        assertThat(bank.verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
        bank.deposit("1.00");
        assertThat(account(Bank.ACCOUNT).position()).isEqualTo(11);
    }

    @Test
    void eventsAboutAnAccountIncludeTheAmendmentsOfItsEvents() {
        bank.amend(4, "20.00", "21.00");
        bank.amend(6, id(Bank.ACCOUNT).toString(), id(SECOND).toString());
        assertThat(eventsAbout(Bank.ACCOUNT)).containsExactly(2L, 3L, 4L, 7L, 8L);
        assertThat(eventsAbout(SECOND)).containsExactly(5L, 6L, 8L);
        assertThat(eventsAbout(Bank.ACCOUNT, SECOND)).containsExactly(8L);
        RecordedEvent amendment = bank.engine.log().find(8).orElseThrow();
        assertThat(bank.engine.log().findAmendedBy(amendment))
                .isEqualTo(bank.engine.log().find(6));
    }

    @Test
    void aWebhookThatGetsTheAmendedEventGetsItsAmendment() {
        Webhooks webhooks = new JdbcWebhooks(bank.engine);
        TaskTransaction transaction = new TaskTransaction(UserTransaction.userTransaction());
        Optional<WebhookSecret> secret = Optional.of(new WebhookSecret("a-secret-of-24-characters"));
        Map<String, List<EventName>> wanted = Map.of(
                "all", List.of(),
                "deposits", List.of(new EventName("FundsDeposited")),
                "amendments", List.of(new EventName("EventAmended")),
                "others", List.of(new EventName("FundsWithdrawn"), new EventName("AccountOpened")));
        wanted.forEach((name, events) -> transaction.run(
                () -> webhooks.put(Webhook.to(new ClientId(name), "https://crm.example/", events), secret, "olga")));
        bank.amend(6, id(Bank.ACCOUNT).toString(), id(SECOND).toString());
        wanted.forEach((name, events) -> {
            List<PendingEvent> pending = transaction.call(
                    () -> webhooks.pending(webhooks.find(new ClientId(name)).orElseThrow(), 7, 10));
            if (name.equals("others")) {
                assertThat(pending).isEmpty();
            } else {
                assertThat(pending)
                        .as(name)
                        .extracting(PendingEvent::position, PendingEvent::subject)
                        .containsExactly(tuple(7L, id(SECOND)));
            }
        });
    }
}

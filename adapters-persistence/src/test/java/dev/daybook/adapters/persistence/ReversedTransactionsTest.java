package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.EventRefused;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Comparison;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.EventOfDoom;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.account.FundsTransferred;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.ReversalRepository;
import dev.daybook.domain.account.ReverseTransaction;
import dev.daybook.domain.account.TransactionReversed;
import dev.daybook.domain.account.TransferFunds;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reversals in PostgreSQL: within one command, in a replay, and after an amendment of the reversed transaction. */
class ReversedTransactionsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final StateReplay.Watch GO_ON = (position, target) -> true;
    private static final ClientId FIRST = new ClientId("A-1");
    private static final ClientId SECOND = new ClientId("A-2");
    private static final ClientId DEPOSIT = new ClientId("d-1");
    private static final ClientId TRANSFER = new ClientId("x-1");

    /** The position of the deposit. */
    private static final long DEPOSITED = 4;

    private Engine engine;

    /** Events 1 to 5: a company, two accounts, a deposit of 20.00 on the first, and a transfer of 5.00 to the second. */
    @BeforeEach
    void append() {
        engine = Engine.empty().start();
        ClientId acme = new ClientId("acme");
        Address address = new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ"));
        execute(new CreateCompany(acme, new CompanyName("A"), address, new EmailAddress("a@b.cz")));
        for (ClientId account : List.of(FIRST, SECOND)) {
            execute(new OpenAccount(account, acme, new CurrencyCode("EUR"), InterestRate.of("0.01"), DAY));
        }
        execute(new DepositFunds(DEPOSIT, FIRST, eur("20.00"), DAY));
        execute(new TransferFunds(TRANSFER, FIRST, SECOND, eur("5.00"), DAY));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Money eur(String value) {
        return Money.of(value, "EUR");
    }

    private void execute(Creator creator) {
        engine.appender().execute(creator, Caller.of("tester").asApprover());
    }

    private void reverse(String reversal, ClientId reverses) {
        execute(new ReverseTransaction(new ClientId(reversal), reverses, "Booked twice.", DAY));
    }

    private Account account(ClientId clientId) {
        return engine.state()
                .read(state -> state.state(AccountRepository.class).findExisting(clientId))
                .answer();
    }

    private List<String> balances() {
        return Stream.of(FIRST, SECOND)
                .map(id -> account(id).balance().value().toString())
                .toList();
    }

    private Comparison compare() {
        return engine.replay().compare(UUID.randomUUID(), 10, GO_ON);
    }

    private void appendFacts(Event... facts) {
        List<ProposedEvent> proposed = Stream.of(facts)
                .map(fact -> engine.facts()
                        .read(
                                Optional.empty(),
                                engine.catalogue().typeOf(fact).name(),
                                Optional.empty(),
                                engine.codec().encode(fact).text()))
                .toList();
        engine.appender().append(proposed, Caller.of("tester"));
    }

    private RecordedEvent amended(long position, String from, String to) {
        RecordedEvent event = engine.log().find(position).orElseThrow();
        return event.amendedBy(
                UUID.randomUUID(), 1, EncodedJson.of(event.data().text().replace(from, to)), event.subjects());
    }

    @Test
    void aReplayReversesTheSame() {
        reverse("r-1", TRANSFER);
        reverse("r-2", DEPOSIT);
        assertThat(balances()).containsExactly("0.00", "0.00");
        Comparison comparison = compare();
        assertThat(comparison.isEqual()).isTrue();
        assertThat(comparison.tables())
                .filteredOn(table -> table.table().equals("reversal"))
                .extracting(Comparison.TableDigest::replayedRows)
                .containsExactly(2L);
        engine.replay().rebuild(UUID.randomUUID(), false, GO_ON);
        assertThatThrownBy(() -> reverse("r-3", DEPOSIT)).hasMessageContaining("was reversed already, by r-2");
        assertThat(compare().isEqual()).isTrue();
    }

    @Test
    void factsOfOneCommandReverseEachOther() {
        var first = account(FIRST).id();
        var second = account(SECOND).id();
        ClientId other = new ClientId("x-2");
        appendFacts(
                new FundsDeposited(first, new ClientId("d-2"), eur("3.00"), DAY),
                new TransactionReversed(List.of(first), new ClientId("r-1"), new ClientId("d-2"), "x", DAY),
                new FundsTransferred(first, second, other, eur("0.00"), DAY),
                new TransactionReversed(List.of(first, second), new ClientId("r-2"), other, "x", DAY));
        assertThat(balances()).containsExactly("15.00", "5.00");
        assertThat(compare().isEqual()).isTrue();
    }

    @Test
    void whatARefusedCommandHasReversedCanBeReversed() {
        var first = account(FIRST).id();
        TransactionReversed reversal =
                new TransactionReversed(List.of(first), new ClientId("r-1"), DEPOSIT, "Booked twice.", DAY);
        assertThatThrownBy(() -> appendFacts(
                        reversal, new TransactionReversed(List.of(first), new ClientId("r-2"), DEPOSIT, "x", DAY)))
                .isInstanceOfSatisfying(
                        EventRefused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo("transaction.already-reversed"));
        assertThat(balances()).containsExactly("15.00", "5.00");
        appendFacts(reversal);
        assertThat(balances()).containsExactly("-5.00", "5.00");
        assertThat(engine.state()
                        .read(state ->
                                state.state(ReversalRepository.class).findAll(List.of(DEPOSIT, new ClientId("r-1"))))
                        .answer())
                .hasSize(2);
    }

    @Test
    void theReversalOfAnAmendedTransactionStillTakesAllOfItBack() {
        reverse("r-1", DEPOSIT);
        Comparison trial =
                engine.replay().tryOut(UUID.randomUUID(), List.of(amended(DEPOSITED, "20.00", "21.00")), 10, GO_ON);
        // 16.00 instead of 15.00 is left after the transfer; the last balance is the same: -5.00
        assertThat(trial.divergences())
                .extracting(
                        Divergence::table,
                        Divergence::key,
                        d -> d.column().orElse(""),
                        d -> d.replayed().orElse(""))
                .containsExactlyInAnyOrder(
                        tuple("posting", "d-1,0", "amount", "21.0000"),
                        tuple("posting", "d-1,0", "balance", "21.0000"),
                        tuple("posting", "x-1,0", "balance", "16.0000"),
                        tuple("posting", "r-1,0", "amount", "-21.0000"));
    }

    @Test
    void aReversedTransactionIsNotMovedToAnotherAccountByAnAmendmentOfItAlone() {
        reverse("r-1", DEPOSIT);
        RecordedEvent elsewhere = amended(
                DEPOSITED, account(FIRST).id().toString(), account(SECOND).id().toString());
        assertThatThrownBy(() -> engine.replay().tryOut(UUID.randomUUID(), List.of(elsewhere), 10, GO_ON))
                .isInstanceOfSatisfying(
                        EventOfDoom.class,
                        doom -> assertThat(doom.getCause())
                                .isInstanceOfSatisfying(
                                        Rejection.class,
                                        rejection ->
                                                assertThat(rejection.code()).isEqualTo("reversal.wrong-accounts")));
    }
}

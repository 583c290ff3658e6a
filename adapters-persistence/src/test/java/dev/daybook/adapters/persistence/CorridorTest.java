package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.HashChain;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.account.OpenAccount;
import dev.daybook.domain.account.WithdrawFunds;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorridorTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private Engine engine;

    @BeforeAll
    void start() {
        engine = Engine.empty().start();
        execute(new CreateCompany(
                new ClientId("acme"),
                new CompanyName("Acme"),
                new Address("Main Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                new EmailAddress("acme@example.com")));
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    private Receipt execute(Creator creator) {
        return engine.appender().execute(creator, Caller.of("tester"));
    }

    private void open(String account) {
        execute(new OpenAccount(
                new ClientId(account), new ClientId("acme"), new CurrencyCode("EUR"), InterestRate.of("0"), DAY));
    }

    private static DepositFunds deposit(String id, String account, String amount) {
        return new DepositFunds(new ClientId(id), new ClientId(account), Money.of(amount, "EUR"), DAY);
    }

    private static WithdrawFunds withdrawal(String id, String account, String amount) {
        return new WithdrawFunds(new ClientId(id), new ClientId(account), Money.of(amount, "EUR"), DAY);
    }

    private Account account(String clientId) {
        return engine.state()
                .read(state -> state.state(AccountRepository.class).findExisting(new ClientId(clientId)))
                .answer();
    }

    @Test
    void whatACommandDidIsInTheStateWhenItsAnswerArrives() {
        open("at-once");
        Receipt receipt = execute(deposit("at-once-1", "at-once", "700.00"));
        assertThat(account("at-once").balance()).isEqualTo(Money.of("700.00", "EUR"));
        assertThat(account("at-once").position())
                .isEqualTo(receipt.positions().orElseThrow().last());
    }

    @Test
    void aRefusedCommandLeavesNothing() {
        open("refused");
        long before = engine.log().head().position();
        assertThatThrownBy(() -> execute(withdrawal("refused-1", "refused", "1.00")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("account.insufficient-funds"));
        assertThat(engine.log().head().position()).isEqualTo(before);
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
    }

    @Test
    void twoHundredWithdrawalsAtOnceFromAnAccountThatBearsOneHundred() throws Exception {
        open("hot");
        execute(deposit("hot-0", "hot", "100.00"));
        ExecutorService callers = Executors.newFixedThreadPool(200);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            Creator one = withdrawal("hot-" + i, "hot", "1.00");
            answers.add(callers.submit(() -> {
                try {
                    execute(one);
                    return true;
                } catch (Rejection insufficient) {
                    return false;
                }
            }));
        }
        int accepted = 0;
        for (Future<Boolean> answer : answers) {
            accepted += answer.get() ? 1 : 0;
        }
        callers.shutdown();
        assertThat(accepted).isEqualTo(100);
        assertThat(account("hot").balance()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void theChainHolds() {
        open("chained");
        execute(deposit("chained-1", "chained", "1.00"));
        Digest previous = Digest.GENESIS;
        long position = 0;
        for (RecordedEvent event : engine.log().read(0, 10_000, EventFilter.NONE)) {
            assertThat(event.position()).isEqualTo(++position);
            assertThat(event.data().digest()).isEqualTo(Digest.of(event.data().text()));
            assertThat(event.hash())
                    .isEqualTo(HashChain.next(
                            previous,
                            event.metadata(),
                            event.name(),
                            event.version(),
                            event.data().digest()));
            previous = event.hash();
        }
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
    }
}

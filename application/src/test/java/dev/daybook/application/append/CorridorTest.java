package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static dev.daybook.application.inmemory.BankCommands.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.HashChain;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a command leaves in log and state. */
class CorridorTest {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();

    @BeforeEach
    void openAnAccount() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
    }

    private Account theAccount() {
        return server.read(state -> account(state, "A-1"));
    }

    @Test
    void whatACommandDidIsInTheStateWhenItsAnswerArrives() {
        Receipt receipt = server.execute(deposit("d-1", "A-1", "700.00"));
        assertThat(theAccount().balance()).isEqualTo(Money.of("700.00", "EUR"));
        assertThat(theAccount().position())
                .isEqualTo(receipt.positions().orElseThrow().last());
    }

    /** How many transactions begin for a command, if another server holds the log's lock for 50 ms. */
    private int transactionsWhileAnotherServerAppends(String deposit) {
        AtomicInteger begun = new AtomicInteger();
        LogLock ofAnother = server.log().lock(Duration.ofSeconds(1));
        ScheduledFuture<?> unused = timer.schedule(ofAnother::close, 50, TimeUnit.MILLISECONDS);
        server.faults().before(Step.BEGIN, begun::incrementAndGet);
        server.execute(deposit(deposit, "A-1", "1.00"));
        return begun.get();
    }

    @Test
    void afterAnotherServerHadALockTheLocksAreTakenInTurnForASecond() {
        assertThat(transactionsWhileAnotherServerAppends("d-1"))
                .as("side by side, and then in turn")
                .isEqualTo(2);
        timer.advance(Duration.ofMillis(500));
        assertThat(transactionsWhileAnotherServerAppends("d-2"))
                .as("in turn at once")
                .isEqualTo(1);
        timer.advance(Duration.ofMillis(1_100));
        assertThat(transactionsWhileAnotherServerAppends("d-3")).isEqualTo(2);
        assertThat(theAccount().balance()).isEqualTo(Money.of("3.00", "EUR"));
    }

    @Test
    void aRefusedCommandLeavesNothing() {
        long before = server.log().head().position();
        assertThatThrownBy(() -> server.execute(withdraw("w-1", "A-1", "1.00")))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo("account.insufficient-funds"));
        assertThat(server.log().head().position()).isEqualTo(before);
        assertThat(server.state().position()).isEqualTo(server.log().head().at());
        assertThat(databases.log().commands()).hasSize(2);
    }

    @Test
    void twoHundredWithdrawalsAtOnceOnTwoServersFromAnAccountThatCoversOneHundred() {
        InMemoryServer other = new InMemoryServer(databases, timer).start();
        server.execute(deposit("d-1", "A-1", "100.00"));
        List<PendingCommand> pending = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            InMemoryServer one = i % 2 == 0 ? server : other;
            pending.add(one.appender().begin(withdraw("w-" + i, "A-1", "1.00"), Caller.of("tester")));
        }
        int accepted = 0;
        for (int i = 0; i < 200; i++) {
            try {
                (i % 2 == 0 ? server : other).await(pending.get(i));
                accepted++;
            } catch (Rejection insufficient) {
                assertThat(insufficient.code()).isEqualTo("account.insufficient-funds");
            }
        }
        assertThat(accepted).isEqualTo(100);
        assertThat(theAccount().balance()).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void theChainHolds() {
        server.execute(deposit("d-1", "A-1", "1.00"));
        server.execute(deposit("d-2", "A-1", "1.00"));
        Digest previous = Digest.GENESIS;
        long position = 0;
        for (RecordedEvent event : server.log().read(0, 10, EventFilter.NONE)) {
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
        assertThat(position).isEqualTo(4);
        assertThat(server.state().position()).isEqualTo(server.log().head().at());
    }
}

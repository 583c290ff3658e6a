package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static dev.daybook.application.inmemory.BankCommands.withdraw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine with its threads, and callers who wait in theirs. */
@Timeout(60)
class AppendEngineTest {

    private static final int CALLERS = 200;

    private final InMemoryServer server = new InMemoryServer(
                    InMemoryDatabases.empty(BankCommands.CATALOGUE),
                    new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z")))
            .start();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final AppendEngine engine = new AppendEngine(
            server.parts(Clock.systemUTC(), ElapsedTime.MACHINE),
            AppendSettings.DEFAULT,
            Executors.defaultThreadFactory());

    @BeforeEach
    void start() {
        engine.start();
        execute(createCompany("acme"));
        execute(openAccount("hot", "acme"));
        execute(deposit("d-1", "hot", "100.00"));
    }

    @AfterEach
    void stop() {
        engine.close();
        callers.shutdown();
    }

    private Receipt execute(Creator creator) {
        return engine.appender().execute(creator, Caller.of("tester"));
    }

    @Test
    void twoHundredCallersWithdrawAtOnceFromAnAccountThatCoversOneHundred() throws Exception {
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Creator withdrawal = withdraw("w-" + i, "hot", "1.00");
            answers.add(callers.submit(() -> {
                try {
                    execute(withdrawal);
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
        assertThat(accepted).isEqualTo(100);
        assertThat(server.<Money>read(state -> account(state, "hot").balance())).isEqualTo(Money.of("0.00", "EUR"));
    }

    @Test
    void ofTwoHundredCallersWhoHaveSeenTheSameAccountExactlyOneChangesIt() throws Exception {
        Caller.Precondition seen = (state, generation) -> {
            if (account(state, "hot").position() != 3) {
                throw Rejection.outdated("test.outdated", "The account was changed.");
            }
        };
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Creator withdrawal = withdraw("w-" + i, "hot", "1.00");
            answers.add(callers.submit(() -> {
                try {
                    engine.appender().execute(withdrawal, Caller.of("tester").requiring(seen));
                    return true;
                } catch (Rejection outdated) {
                    return false;
                }
            }));
        }
        int accepted = 0;
        for (Future<Boolean> answer : answers) {
            accepted += answer.get() ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(1);
        assertThat(server.<Money>read(state -> account(state, "hot").balance())).isEqualTo(Money.of("99.00", "EUR"));
    }

    @Test
    void anEngineThatWasClosedRefuses() {
        engine.close();
        assertThat(catchThrowableOfType(AppendUnavailable.class, () -> execute(createCompany("late")))
                        .reason())
                .isEqualTo(AppendUnavailable.Reason.NOT_READY);
        assertThat(server.readiness().obstacle()).contains("The server is stopping.");
    }
}

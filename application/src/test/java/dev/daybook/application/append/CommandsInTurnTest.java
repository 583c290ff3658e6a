package dev.daybook.application.append;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.job.HandDrivenTimer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Many commands of one sender, and what they leave to others. */
class CommandsInTurnTest {

    private static final AppendSettings USUAL = AppendSettings.DEFAULT;
    private static final Caller SENDER = Caller.of("tester");

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryServer server = new InMemoryServer(
                    InMemoryDatabases.empty(BankCommands.CATALOGUE),
                    timer,
                    new AppendSettings(
                            4,
                            USUAL.batchCommands(),
                            USUAL.batchEvents(),
                            USUAL.batchTime(),
                            USUAL.lockTime(),
                            USUAL.queueTime(),
                            USUAL.answerTime(),
                            USUAL.transactionTime()))
            .start();

    private PendingCommand inTurn(String company) {
        return server.appender().beginInTurn(createCompany(company), SENDER);
    }

    private AppendUnavailable.Reason refusal(String company) {
        return catchThrowableOfType(AppendUnavailable.class, () -> inTurn(company))
                .reason();
    }

    @Test
    void theyAreCarriedOutInTheirOrder() {
        PendingCommand first = inTurn("a");
        PendingCommand second = inTurn("b");
        assertThat(first.isAnswered()).isFalse();
        assertThat(server.await(second).positions().orElseThrow().first()).isEqualTo(2);
        assertThat(first.isAnswered()).isTrue();
        assertThat(server.await(first).positions().orElseThrow().first()).isEqualTo(1);
    }

    @Test
    void theyLeaveHalfOfTheQueueToSingleCommands() {
        inTurn("a");
        inTurn("b");
        Instant before = timer.clock().instant();
        assertThat(refusal("c")).isEqualTo(AppendUnavailable.Reason.BUSY);
        assertThat(Duration.between(before, timer.clock().instant())).isGreaterThanOrEqualTo(USUAL.answerTime());

        server.appender().begin(createCompany("d"), SENDER);
        PendingCommand last = server.appender().begin(createCompany("e"), SENDER);
        assertThat(server.await(last).appended()).isEqualTo(1);
        assertThat(server.await(inTurn("c")).appended()).isEqualTo(1);
    }

    @Test
    void aServerThatAcceptsNoCommandsRefusesThemAtOnce() {
        server.readiness().closed("A test has closed it.");
        Instant before = timer.clock().instant();
        assertThat(refusal("a")).isEqualTo(AppendUnavailable.Reason.NOT_READY);
        assertThat(Duration.between(before, timer.clock().instant())).isLessThan(Duration.ofMillis(1));
    }
}

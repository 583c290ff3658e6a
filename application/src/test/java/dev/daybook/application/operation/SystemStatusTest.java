package dev.daybook.application.operation;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.amendment.AmendmentLedger;
import dev.daybook.application.amendment.Amendments;
import dev.daybook.application.amendment.AmendmentsDue;
import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryAmendmentLedger;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryTaskLedger;
import dev.daybook.application.inmemory.InMemoryTransaction;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.replay.InMemoryReplayLedger;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.Replays;
import dev.daybook.application.task.TaskHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SystemStatusTest {

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private final InMemoryServer server = new InMemoryServer(databases, timer).start();

    /** The status of a server whose log is the first server's, and whose state is in these databases. */
    private SystemStatus.Report report(InMemoryDatabases ofState) {
        InMemoryServer other = new InMemoryServer(ofState, timer);
        ReplayLedger replayLedger = new InMemoryReplayLedger(timer.clock());
        Replays replays = new Replays(
                server.log(),
                replayLedger,
                other.asideStates(),
                other.replay(),
                UUID::randomUUID,
                new JobRunner(timer, timer),
                timer.clock(),
                new ReplayMetrics(other.registry()));
        AmendmentLedger amendmentLedger = new InMemoryAmendmentLedger(databases.log(), replayLedger, timer.clock());
        Amendments amendments = new Amendments(
                server.log(),
                databases.catalogue(),
                databases.codec(),
                amendmentLedger,
                new AmendmentsDue(server.log(), amendmentLedger, replays, timer.clock()),
                UUID::randomUUID);
        return new SystemStatus(
                        server.log(),
                        other.state(),
                        other.appender(),
                        new InMemoryTaskLedger(
                                databases.log(), new InMemoryTransaction(server.faults()), timer.clock()),
                        new TaskHandlers(List.of()),
                        replays,
                        amendments,
                        other.readiness())
                .report();
    }

    @Test
    void logAndStateHaveTheSamePosition() {
        server.execute(createCompany("acme"));
        SystemStatus.Report report = report(databases);
        assertThat(report.logPosition()).isEqualTo(1);
        assertThat(report.statePosition()).isEqualTo(1);
        assertThat(report.lag()).isZero();
    }

    @Test
    void aStateThatLacksEventsLags() {
        server.execute(createCompany("acme"));
        server.execute(createCompany("beta"));
        SystemStatus.Report report = report(InMemoryDatabases.empty(BankCommands.CATALOGUE));
        assertThat(report.statePosition()).isZero();
        assertThat(report.lag()).isEqualTo(2);
    }

    /** Such as after the log was restored from an older backup than the state. */
    @Test
    void aStateAheadOfTheLogIsSeenWithBothPositions() {
        server.execute(createCompany("acme"));
        InMemoryDatabases ahead = InMemoryDatabases.empty(BankCommands.CATALOGUE);
        InMemoryServer longer = new InMemoryServer(ahead, timer).start();
        for (int i = 0; i < 3; i++) {
            longer.execute(createCompany("company-" + i));
        }
        SystemStatus.Report report = report(ahead);
        assertThat(report.logPosition()).isEqualTo(1);
        assertThat(report.statePosition()).isEqualTo(3);
        assertThat(report.lag()).isEqualTo(-2);
    }
}

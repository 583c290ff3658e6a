package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.openAccount;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.domain.kernel.InMemoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A server with a company, an account and a deposit (events 1 to 3), and replays on it. */
abstract class ReplaysFixture {

    static final UUID FIRST = new UUID(7, 1);

    final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    final InMemoryServer server = new InMemoryServer(databases, timer).start();
    final ReplayLedger ledger = new InMemoryReplayLedger(timer.clock());
    final JobRunner runner = new JobRunner(timer, timer);
    final Replays replays = replays(runner);
    private long ids = 100;

    @BeforeEach
    void append() {
        server.execute(createCompany("acme"));
        server.execute(openAccount("A-1", "acme"));
        server.execute(deposit("d-1", "A-1", "10.00"));
    }

    /** Replays of a server whose jobs run in that runner. */
    Replays replays(JobRunner jobs) {
        return new Replays(
                server.log(),
                ledger,
                server.asideStates(),
                server.replay(),
                () -> new UUID(7, ++ids),
                jobs,
                timer.clock(),
                new ReplayMetrics(server.registry()));
    }

    /** Begins a replay; it runs when the timer runs what is due. */
    Replay begun(Kind kind) {
        return replays.begin(kind, false, "operator").started().orElseThrow();
    }

    /** Runs a replay to its end. */
    Replay ended(Kind kind) {
        Replay begun = begun(kind);
        timer.runDue();
        return found(begun.id());
    }

    /** Records that another server has begun a verification. */
    Replay recordFirst() {
        return ledger.begin(FIRST, Kind.VERIFY, server.asideStates().build(), 3, false, "operator")
                .orElseThrow();
    }

    Replay found(UUID id) {
        return replays.find(id).orElseThrow();
    }

    Optional<Replay> latest() {
        return replays.findPage(Optional.empty(), 1).stream().findFirst();
    }

    int countOfReplays() {
        return replays.findPage(Optional.empty(), 100).size();
    }

    /** Lets the running replay be silent for so long that it is taken for dead. */
    void beSilent() {
        timer.advance(Duration.ofMinutes(10));
    }

    void spoilTheState() {
        Standing live = databases.state().live();
        databases.state().replace(new Standing(live.at(), InMemoryState.empty().contents()));
    }
}

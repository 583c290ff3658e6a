package dev.daybook.application.simulation;

import dev.daybook.application.append.AppendEngine;
import dev.daybook.application.append.AppendSettings;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.SteppedEngine;
import dev.daybook.application.inmemory.FaultyPort;
import dev.daybook.application.inmemory.InMemoryApplicationState;
import dev.daybook.application.inmemory.InMemoryAsideStates;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryEventLog;
import dev.daybook.application.inmemory.InMemoryTransaction;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.readiness.StartSequence;
import dev.daybook.application.replay.AsideStates;
import dev.daybook.application.replay.NothingApproved;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.Replays;
import dev.daybook.application.replay.SteppedReplay;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.domain.kernel.InMemoryState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One server, from its start to its death. */
final class Node {

    private static final AppendSettings SETTINGS = new AppendSettings(
            12,
            6,
            80,
            Duration.ofMillis(1),
            Duration.ofMillis(400),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2));

    private static final MeterRegistry METERS = new SimpleMeterRegistry();
    private static final ReplayMetrics REPLAY_METRICS = new ReplayMetrics(METERS);

    private final SimulatedFaults faults;
    private final InMemoryTransaction transaction;
    private final Readiness readiness = new Readiness();
    private final ApplicationState state;
    private final SteppedEngine engine;
    private final Replays replays;
    private final HandDrivenTimer timer;
    private final JobRunner runner;
    private final SimulatedTime time;
    private long beatAt;
    private boolean stopping;
    private boolean busy;
    private boolean takesTurn;

    Node(
            InMemoryDatabases databases,
            ReplayLedger ledger,
            SimulatedFaults faults,
            SimulatedTime time,
            Supplier<UUID> ids) {
        this.faults = faults;
        this.time = time;
        this.timer = new HandDrivenTimer(Instant.EPOCH);
        this.runner = new JobRunner(timer, timer);
        this.beatAt = time.nanos();
        this.transaction = new InMemoryTransaction(faults);
        Predicate<InMemoryState> refusedState =
                contents -> contents.state(Mischief.Mischiefs.class).existsUnstorable();
        Predicate<RecordedEvent> refusedEvent =
                event -> event.data().text().contains("kind=" + Mischief.Kind.LOG_REFUSES);
        var log = new InMemoryEventLog(databases.log(), transaction, time, faults, refusedEvent);
        this.state = new InMemoryApplicationState(databases.state(), transaction, time, faults, refusedState);
        this.engine = new SteppedEngine(
                new AppendEngine.Parts(
                        log,
                        state,
                        databases.catalogue(),
                        databases.codec(),
                        transaction,
                        new StartSequence(() -> {}, List.of(), log, databases.catalogue()),
                        readiness,
                        tasks -> faults.announce(),
                        time.clock(),
                        time,
                        ids,
                        METERS),
                SETTINGS);
        AsideStates asideStates = new InMemoryAsideStates(databases.state(), time, faults, refusedState);
        this.replays = new Replays(
                log,
                FaultyPort.of(ReplayLedger.class, ledger, faults, Step.REPLAY_LEDGER),
                asideStates,
                SteppedReplay.of(
                        log,
                        asideStates,
                        new Rematerialization(databases.catalogue(), databases.codec()),
                        new NothingApproved(),
                        time),
                ids,
                runner,
                time.clock(),
                REPLAY_METRICS);
    }

    EventAppender appender() {
        return engine.appender();
    }

    ApplicationState state() {
        return state;
    }

    Replays replays() {
        return replays;
    }

    /** Runs the jobs that have been begun, and sends the heartbeats that are due. */
    void runJobs() {
        long now = time.nanos();
        Duration passed = Duration.ofNanos(now - beatAt);
        beatAt = now;
        timer.advance(passed);
    }

    /** The server is being stopped: it interrupts its jobs, and then ends. */
    void stop() {
        stopping = true;
        runner.close();
    }

    boolean isStopping() {
        return stopping;
    }

    SimulatedFaults faults() {
        return faults;
    }

    boolean isReady() {
        return readiness.isReady();
    }

    boolean isCrashed() {
        return faults.isCrashed();
    }

    /** Whether it is in the middle of something, further down the stack. */
    boolean isBusy() {
        return busy;
    }

    /** Whether it is in the middle of a turn of the appender, in which it may hold locks. */
    boolean takesTurn() {
        return takesTurn;
    }

    void turn() throws InterruptedException {
        takesTurn = true;
        try {
            engine.turn();
        } finally {
            takesTurn = false;
        }
    }

    /** Does that work, during which it takes no turn. */
    void busyWith(Runnable work) {
        busy = true;
        try {
            work.run();
        } finally {
            busy = false;
        }
    }

    /** The server is dead: databases roll back what it had not decided. */
    void bury() {
        faults.crash();
        transaction.crash();
    }

    /** Finishes what was decided; also for a dead server, as its successor does. */
    void recover() {
        transaction.recover();
    }

    boolean isInDoubt() {
        return transaction.isInDoubt();
    }
}

package dev.daybook.application.inmemory;

import dev.daybook.application.append.AppendEngine;
import dev.daybook.application.append.AppendSettings;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.EventAppender;
import dev.daybook.application.append.FactReader;
import dev.daybook.application.append.PendingCommand;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.append.SteppedEngine;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.readiness.DeploymentCheck;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.readiness.StartSequence;
import dev.daybook.application.replay.ApprovedChanges;
import dev.daybook.application.replay.AsideStates;
import dev.daybook.application.replay.NothingApproved;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.replay.StateReplay;
import dev.daybook.application.replay.SteppedReplay;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.StateAccess;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A server with the real engine over databases in memory. It has no thread: it takes a turn when its test says so, and its
 * time is the timer's. Several servers may share their databases and their timer.
 */
public final class InMemoryServer {

    private static final int MOST_TURNS = 50;

    private final InMemoryDatabases databases;
    private final HandDrivenTimer timer;
    private final PlannedFaults faults = new PlannedFaults();
    private final InMemoryTransaction branches = new InMemoryTransaction(faults);
    private final FaultyTransaction transaction = new FaultyTransaction(branches);
    private final EventLog log;
    private final ApplicationState state;
    private final AsideStates asideStates;
    private final Readiness readiness = new Readiness();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final List<DeploymentCheck> checks = new ArrayList<>();
    private final SteppedEngine engine;
    private Predicate<InMemoryState> refused = contents -> false;
    private Consumer<InMemoryState> statements = contents -> {};

    /** A server that has not started yet. */
    public InMemoryServer(InMemoryDatabases databases, HandDrivenTimer timer) {
        this(databases, timer, AppendSettings.DEFAULT);
    }

    /** The same with other bounds. */
    public InMemoryServer(InMemoryDatabases databases, HandDrivenTimer timer, AppendSettings settings) {
        this.databases = databases;
        this.timer = timer;
        var time = timer.elapsedTime();
        log = new InMemoryEventLog(databases.log(), branches, time, faults, event -> false);
        state = new InMemoryApplicationState(databases.state(), branches, time, faults, this::refuses);
        asideStates = new InMemoryAsideStates(databases.state(), time, faults, this::refuses, this::requireSound);
        engine = new SteppedEngine(parts(timer.clock(), time), settings);
    }

    private boolean refuses(InMemoryState contents) {
        return refused.test(contents);
    }

    private void requireSound(InMemoryState contents) {
        statements.accept(contents);
    }

    /** Starts: takes turns until commands are accepted. */
    public InMemoryServer start() {
        for (int turns = 0; !readiness.isReady(); turns++) {
            if (turns == MOST_TURNS) {
                throw new IllegalStateException("The server does not start: " + readiness.obstacle());
            }
            turn();
        }
        return this;
    }

    /** One turn of the appender's loop. */
    public void turn() {
        try {
            engine.turn();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Receipt execute(Creator creator) {
        return execute(creator, Caller.of("tester"));
    }

    /** Hands that command in, and takes turns until it is answered. */
    public Receipt execute(Creator creator, Caller caller) {
        return await(appender().begin(creator, caller));
    }

    /** Hands those commands in together, and takes turns until all are answered. */
    public void executeAll(Stream<? extends Creator> creators) {
        List<PendingCommand> pending = creators.map(creator -> appender().begin(creator, Caller.of("tester")))
                .toList();
        pending.forEach(this::await);
    }

    /** Takes turns until that command is answered. */
    public Receipt await(PendingCommand command) {
        for (int turns = 0; turns < MOST_TURNS; turns++) {
            Optional<Receipt> outcome = SteppedEngine.poll(command);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            turn();
        }
        throw new IllegalStateException("The command is not answered after " + MOST_TURNS + " turns.");
    }

    /** An answer from the committed state. */
    public <T> T read(Function<StateAccess, T> question) {
        return state.read(question::apply).answer();
    }

    /** Replays on this server that amend nothing. */
    public StateReplay replay() {
        return replay(new NothingApproved());
    }

    /** Replays on this server that apply those changes. */
    public StateReplay replay(ApprovedChanges changes) {
        return SteppedReplay.of(
                log,
                asideStates,
                new Rematerialization(databases.catalogue(), databases.codec()),
                changes,
                timer.elapsedTime());
    }

    /** The database refuses such states from now on, as it refuses a violated constraint. */
    public void refuseStates(Predicate<InMemoryState> newRefused) {
        refused = newRefused;
    }

    /** From now on that check throws the failures of statements in replays, also those that a materializer has swallowed. */
    public void checkStatements(Consumer<InMemoryState> check) {
        statements = check;
    }

    /** Adds a condition that must hold before commands are accepted. */
    public void require(DeploymentCheck check) {
        checks.add(check);
    }

    /** The parts of this server's engine, with that time. */
    public AppendEngine.Parts parts(Clock clock, ElapsedTime time) {
        return new AppendEngine.Parts(
                log,
                state,
                databases.catalogue(),
                databases.codec(),
                transaction,
                new StartSequence(() -> {}, checks, log, databases.catalogue()),
                readiness,
                tasks -> {},
                clock,
                time,
                UUID::randomUUID,
                registry);
    }

    public InMemoryDatabases databases() {
        return databases;
    }

    public EventAppender appender() {
        return engine.appender();
    }

    public FactReader facts() {
        return new FactReader(databases.catalogue(), databases.codec());
    }

    public EventLog log() {
        return log;
    }

    public ApplicationState state() {
        return state;
    }

    public AsideStates asideStates() {
        return asideStates;
    }

    public Readiness readiness() {
        return readiness;
    }

    public PlannedFaults faults() {
        return faults;
    }

    public FaultyTransaction transaction() {
        return transaction;
    }

    /** What the engine has measured. */
    public MeterRegistry registry() {
        return registry;
    }
}

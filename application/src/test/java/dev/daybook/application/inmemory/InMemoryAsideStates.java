package dev.daybook.application.inmemory;

import dev.daybook.application.inmemory.InMemoryStateDatabase.Checkpoint;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.AsideState;
import dev.daybook.application.replay.AsideStates;
import dev.daybook.application.replay.Comparison;
import dev.daybook.application.replay.Comparison.TableDigest;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.StateRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** States beside the live one, in memory. */
public final class InMemoryAsideStates implements AsideStates {

    private static final long CHECKPOINT_EVERY = 50;
    private static final Standing EMPTY =
            new Standing(LogPosition.START, InMemoryState.empty().contents());

    private final InMemoryStateDatabase database;
    private final ElapsedTime time;
    private final Faults faults;
    private final Predicate<InMemoryState> unstorable;
    private final Consumer<InMemoryState> statements;

    /** States in which no statement fails. */
    public InMemoryAsideStates(
            InMemoryStateDatabase database, ElapsedTime time, Faults faults, Predicate<InMemoryState> unstorable) {
        this(database, time, faults, unstorable, contents -> {});
    }

    /**
     * States in which statements can fail.
     *
     * @param unstorable the states that violate a constraint; the constraints are created when a state is complete
     * @param statements throws the failure of the last statement, if one has failed in such a state
     */
    InMemoryAsideStates(
            InMemoryStateDatabase database,
            ElapsedTime time,
            Faults faults,
            Predicate<InMemoryState> unstorable,
            Consumer<InMemoryState> statements) {
        this.database = database;
        this.time = time;
        this.faults = faults;
        this.unstorable = unstorable;
        this.statements = statements;
    }

    @Override
    public AsideState begin(UUID replay, Purpose purpose) {
        faults.before(Step.ASIDE_BEGIN);
        requireNoOther();
        database.checkpoints().clear();
        return new Aside(replay, Optional.empty(), EMPTY);
    }

    @Override
    public AsideState resumeOrBegin(UUID replay, String basis) {
        faults.before(Step.ASIDE_BEGIN);
        requireNoOther();
        Checkpoint left = database.checkpoints().get(replay);
        database.checkpoints().clear();
        if (left == null || !left.basis().equals(basis)) {
            return new Aside(replay, Optional.of(basis), EMPTY);
        }
        database.checkpoints().put(replay, left);
        return new Aside(replay, Optional.of(basis), left.standing());
    }

    private void requireNoOther() {
        if (!database.beginBuilding()) {
            throw new StorageFailure(
                    StorageFailure.Kind.LOCKED,
                    "Another replay is building a state.",
                    new IllegalStateException("building"));
        }
    }

    @Override
    public Optional<Quiet> clearUp(Optional<UUID> except) {
        if (!database.beginBuilding()) {
            return Optional.empty();
        }
        database.checkpoints()
                .keySet()
                .removeIf(replay -> except.filter(replay::equals).isEmpty());
        database.endBuilding();
        return Optional.of(new Quiet(database.builtBy()));
    }

    @Override
    public String build() {
        return "in-memory";
    }

    private final class Aside implements AsideState {

        private final UUID replay;
        private final Optional<String> basis;
        private final InMemoryState state = InMemoryState.empty();
        private LogPosition position;
        private long checkpointAt;
        private Standing faced;
        private boolean complete;
        private boolean written = true;
        private boolean left;
        private boolean closed;

        /** @param basis of a state that can be resumed */
        Aside(UUID replay, Optional<String> basis, Standing from) {
            this.replay = replay;
            this.basis = basis;
            this.position = from.at();
            this.checkpointAt = from.at().position();
            this.faced = database.live();
            state.restore(from.contents());
        }

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return state.state(port);
        }

        @Override
        public LogPosition position() {
            return position;
        }

        @Override
        public void requireSound() {
            statements.accept(state);
        }

        @Override
        public void keep(LogPosition reached) {
            faults.before(Step.ASIDE_KEEP);
            position = reached;
            written = false;
            if (reached.position() - checkpointAt >= CHECKPOINT_EVERY) {
                takeCheckpoint();
            }
        }

        private void takeCheckpoint() {
            checkpointAt = position.position();
            basis.ifPresent(own ->
                    database.checkpoints().put(replay, new Checkpoint(new Standing(position, state.contents()), own)));
        }

        @Override
        public void complete() {
            complete = true;
            write();
        }

        @Override
        public void write() {
            faults.before(Step.ASIDE_WRITE);
            if (complete && unstorable.test(state)) {
                throw new StorageFailure(
                        StorageFailure.Kind.LASTING,
                        "Writing the application state failed: a constraint is violated.",
                        new IllegalStateException("unstorable"));
            }
            takeCheckpoint();
            written = true;
        }

        /** A database compares and switches rows, so what was kept must be among them. */
        private void requireWritten() {
            if (!written) {
                throw new IllegalStateException("The state was not written after event " + position.position() + ".");
            }
        }

        @Override
        public boolean isLiveThere() {
            return true;
        }

        @Override
        public long livePosition() {
            faults.before(Step.STATE_READ);
            return database.live().at().position();
        }

        @Override
        public LogPosition faceLive() {
            faults.before(Step.STATE_READ);
            faced = database.live();
            return faced.at();
        }

        @Override
        public Comparison compare(int mostRows) {
            faults.before(Step.ASIDE_COMPARE);
            requireWritten();
            List<TableDigest> tables = new ArrayList<>();
            List<Divergence> divergences = new ArrayList<>();
            for (Map.Entry<String, Object> replayed : state.contents().entrySet()) {
                Object live = faced.contents().get(replayed.getKey());
                boolean isEqual = replayed.getValue().equals(live);
                tables.add(new TableDigest(replayed.getKey(), 0, 0, "", isEqual));
                if (!isEqual && divergences.size() < mostRows) {
                    divergences.add(new Divergence(
                            replayed.getKey(),
                            "",
                            Optional.empty(),
                            Optional.of(String.valueOf(live)),
                            Optional.of(String.valueOf(replayed.getValue())),
                            Optional.empty()));
                }
            }
            return new Comparison(position.position(), tables, divergences);
        }

        @Override
        public boolean takeOver(Duration patience, LogChange change, boolean keepsFormer) {
            faults.before(Step.ASIDE_SWITCH);
            requireWritten();
            try {
                database.lock().take(this, patience, time);
            } catch (StorageFailure locked) {
                return false;
            }
            try {
                LogPosition end = change.prepare();
                Standing after = new Standing(end, state.contents());
                change.commit();
                faults.before(Step.ASIDE_SWITCH);
                database.switchTo(after, replay);
                database.checkpoints().remove(replay);
                position = end;
                return true;
            } finally {
                database.lock().release(this);
            }
        }

        @Override
        public List<String> rowsLookedForBy(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException expected) {
                return List.of("The materializer failed again: " + expected.getMessage());
            }
            return List.of();
        }

        @Override
        public void leave() {
            left = true;
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            if (!left && faults.isAlive()) {
                database.checkpoints().remove(replay);
            }
            database.endBuilding();
        }
    }
}

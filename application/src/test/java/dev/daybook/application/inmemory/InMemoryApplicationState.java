package dev.daybook.application.inmemory;

import dev.daybook.application.log.Enlisted;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.PresumedWrongly;
import dev.daybook.application.state.StateSession;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.StateRepository;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One server's way to an application state in memory. */
public final class InMemoryApplicationState implements ApplicationState {

    private final InMemoryStateDatabase database;
    private final InMemoryTransaction transaction;
    private final ElapsedTime time;
    private final Faults faults;
    private final Predicate<InMemoryState> unstorable;
    private final InMemoryState writing = InMemoryState.empty();

    /** @param unstorable the states that the database refuses, as it would refuse a violated constraint */
    public InMemoryApplicationState(
            InMemoryStateDatabase database,
            InMemoryTransaction transaction,
            ElapsedTime time,
            Faults faults,
            Predicate<InMemoryState> unstorable) {
        this.database = database;
        this.transaction = transaction;
        this.time = time;
        this.faults = faults;
        this.unstorable = unstorable;
    }

    @Override
    public Enlisted<StateSession> enlist() {
        faults.before(Step.STATE_OPEN);
        Session session = new Session();
        transaction.enlist(session);
        return session.locking(patience -> {
            database.lock().take(session, patience, time);
            session.begin(database.live());
            faults.after(Step.STATE_OPEN);
            return session;
        });
    }

    @Override
    public <T> Snapshot<T> read(Question<T> question) {
        faults.before(Step.STATE_READ);
        InMemoryStateDatabase.Standing live = database.live();
        InMemoryState reading = InMemoryState.empty();
        reading.restore(live.contents());
        return new Snapshot<>(question.ask(reading), live.at().position(), database.generation());
    }

    @Override
    public LogPosition position() {
        faults.before(Step.STATE_READ);
        return database.live().at();
    }

    private final class Session extends LockedBranch implements StateSession {

        private LogPosition position = LogPosition.START;
        private InMemoryStateDatabase.@Nullable Standing written;

        Session() {
            super(database.lock(), Step.STATE_PREPARE, Step.STATE_COMMIT);
        }

        private void begin(InMemoryStateDatabase.Standing live) {
            position = live.at();
            writing.restore(live.contents());
            writing.presumeNewKeys(false);
        }

        @Override
        public LogPosition position() {
            return position;
        }

        @Override
        public UUID generation() {
            return database.generation();
        }

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return writing.state(port);
        }

        @Override
        public void keep() {
            writing.keep();
        }

        @Override
        public boolean discard() {
            return faults.canDiscard() && writing.discard();
        }

        @Override
        public void presumeNewKeys() {
            writing.presumeNewKeys(true);
        }

        @Override
        public void requirePresumed() {
            writing.presumedWrongly().stream().findFirst().ifPresent(there -> {
                throw new PresumedWrongly(there);
            });
        }

        @Override
        public void write(LogPosition newPosition) {
            faults.before(Step.STATE_WRITE);
            // what was not kept is not the batch's
            writing.discard();
            if (unstorable.test(writing) || !writing.doubled().isEmpty()) {
                throw new StorageFailure(
                        StorageFailure.Kind.LASTING,
                        "Writing the application state failed: a constraint is violated.",
                        new IllegalStateException("unstorable"));
            }
            written = new InMemoryStateDatabase.Standing(newPosition, writing.contents());
            faults.after(Step.STATE_WRITE);
        }

        @Override
        public void committed() {}

        @Override
        void apply() {
            if (written != null) {
                database.replace(written);
            }
        }
    }
}

package dev.daybook.application.state;

import dev.daybook.application.log.Enlisted;
import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.StateAccess;
import java.time.Duration;
import java.util.UUID;

/** The port to the application state. */
public interface ApplicationState {

    /**
     * Enlists the state database in the running JTA transaction.
     *
     * @throws dev.daybook.application.log.StorageFailure if the database cannot be reached
     */
    Enlisted<StateSession> enlist();

    /**
     * Enlists the state database in the running JTA transaction, takes the EXCLUSIVE lock and reads the position.
     *
     * @param patience how long to wait for the lock
     * @throws dev.daybook.application.log.StorageFailure if the lock is not free in time, or the database cannot be
     *     reached
     */
    default StateSession open(Duration patience) {
        return enlist().lock(patience);
    }

    /** Answers a question from one snapshot of the committed state. */
    <T> Snapshot<T> read(Question<T> question);

    /** The position of the committed state. */
    LogPosition position();

    /** Reads through the repositories, and writes nothing. */
    @FunctionalInterface
    interface Question<T> {
        T ask(StateAccess state);
    }

    /**
     * An answer and the position of the state that gave it.
     *
     * @param position the answer contains every event up to this position, and none after it
     * @param generation which state it is: a state that is built again has another generation
     */
    record Snapshot<T>(T answer, long position, UUID generation) {}
}

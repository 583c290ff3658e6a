package dev.daybook.application.state;

import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.CommandState;
import java.util.UUID;

/**
 * The application state inside the corridor's transaction, with the EXCLUSIVE lock held.
 *
 * <p>Its life: commands run on it one after another, {@link #write}, {@link #release}, the transaction ends, and
 * {@link #committed} if it was committed.
 */
public interface StateSession extends CommandState {

    /** The position of the state when the lock was taken. */
    LogPosition position();

    /** Which state this is. A state that is built again has another generation, even at the same position. */
    UUID generation();

    /**
     * From now on, a key that a command needs to be new is presumed to be new: the database is not asked. It refuses such a
     * key when its row is written. {@link #requirePresumed} asks for those of which no row was written.
     */
    void presumeNewKeys();

    /**
     * Checks the keys that were presumed to be new and of which no row was written. Called after {@link #write}, if anything
     * is written.
     *
     * @throws PresumedWrongly if one of them is there
     */
    void requirePresumed();

    /** Writes everything that was kept, and then the new position, as the last statement of the state's branch. */
    void write(LogPosition newPosition);

    /** Gives the connection back, before the transaction ends; the lock stays until then. */
    void release();

    /** The transaction was committed: the next session may reuse what this one knows. Called after {@link #release}. */
    void committed();
}

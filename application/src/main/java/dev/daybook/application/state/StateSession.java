package dev.daybook.application.state;

import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.StateAccess;

/**
 * The application state inside the corridor's transaction, with the EXCLUSIVE lock held.
 *
 * <p>What one command writes through the repositories is set apart until {@link #keep} or {@link #discard} is called, so
 * that a command which fails half-way takes nothing of its neighbours with it.
 */
public interface StateSession extends StateAccess, AutoCloseable {

    /** The position that the state was at when the lock was taken. */
    LogPosition position();

    /** What was written since the last call belongs to the batch. */
    void keep();

    /**
     * What was written since the last call is forgotten.
     *
     * @return whether that was possible; if not, some of it has reached the database and the transaction has to be
     *     rolled back
     */
    boolean discard();

    /** Writes all that was kept, and the new position as the last statement of the state's branch. */
    void write(LogPosition newPosition);

    /** The transaction has been committed: what the session knows may serve the next one. */
    void committed();

    /** Ends the session; called before the transaction ends. */
    @Override
    void close();
}

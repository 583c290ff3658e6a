package dev.daybook.application.log;

import java.time.Duration;

/**
 * A database that takes part in the running JTA transaction, before its lock is taken. The order in which databases are
 * enlisted is the order in which they commit; the order in which they are locked does not matter for that.
 *
 * @param <S> the session that holds the lock
 */
public interface Enlisted<S> {

    /**
     * Takes the EXCLUSIVE lock. Another thread may do this than the one that enlisted the database. If it fails, the
     * connection has been given back.
     *
     * @param patience how long to wait for the lock
     * @throws StorageFailure if the lock is not free in time, or the database cannot be reached
     */
    S lock(Duration patience);

    /** Gives the connection back without a lock. */
    void release();
}

package dev.daybook.application.log;

import java.time.Duration;
import java.util.function.Function;

/**
 * A database that takes part in the running JTA transaction, before its lock is taken. The order in which databases are
 * enlisted is the order in which they commit; the order in which they are locked does not matter for that.
 *
 * @param <S> the session that holds the lock
 */
public final class Enlisted<S> {

    private final Function<Duration, S> locking;
    private final Runnable giveBack;

    /**
     * A database with an open connection.
     *
     * @param locking takes the lock, and waits no longer than it is told
     * @param giveBack gives the connection back
     */
    public Enlisted(Function<Duration, S> locking, Runnable giveBack) {
        this.locking = locking;
        this.giveBack = giveBack;
    }

    /**
     * Takes the EXCLUSIVE lock. Another thread may do this than the one that enlisted the database. If it fails, the
     * connection has been given back.
     *
     * @param patience how long to wait for the lock
     * @throws StorageFailure if the lock is not free in time, or the database cannot be reached
     */
    public S lock(Duration patience) {
        try {
            return locking.apply(patience);
        } catch (RuntimeException | Error failure) {
            release();
            throw failure;
        }
    }

    /** Gives the connection back without a lock. */
    public void release() {
        giveBack.run();
    }
}

package dev.daybook.application.log;

import java.util.UUID;

/**
 * The append lock of the log, held by a replay and not by the corridor: no server appends while it is held. An
 * amendment changes the log while it holds this lock, in a transaction of the log's database alone.
 */
public interface LogLock extends AutoCloseable {

    /** The end of the log, read after the lock was taken. */
    LogHead head();

    /**
     * Asks the database whether the lock is still held; a session that was idle for too long has lost it.
     *
     * @throws StorageFailure if it is not
     */
    void requireHeld();

    /** Writes the log; it takes effect when {@link #commit} returns. */
    LogWriter writer();

    /**
     * Replaces the data of an event as that approved amendment says, and keeps the original.
     *
     * @param recordedAt the position of the amendment's own event, written in this transaction
     * @throws StorageFailure if the database refuses, because the amendment is not approved or its event is missing
     */
    void amend(UUID amendment, long recordedAt);

    /**
     * Commits what was written and amended, and gives the lock back.
     *
     * @throws StorageFailure if it was not committed, or the outcome is unknown
     */
    void commit();

    /** Gives the lock back; what was not committed is rolled back. */
    @Override
    void close();
}

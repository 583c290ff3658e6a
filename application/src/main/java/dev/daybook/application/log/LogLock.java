package dev.daybook.application.log;

import java.util.UUID;

/**
 * The append lock of the log, held by somebody who is not the appender: nobody else appends for as long as it is held. What
 * an amendment does to the log is done under it, in one transaction of the log's database alone.
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

    /** Appends those events with their commands; they count when {@link #commit} has returned. */
    void append(AppendBatch batch);

    /**
     * Replaces the data of an event as that approved amendment says, and keeps what it replaces.
     *
     * @param recordedAt where the amendment was appended as an event, in this transaction
     * @throws StorageFailure if the database does not find it so
     */
    void amend(UUID amendment, long recordedAt);

    /**
     * Makes what was appended and amended count, and gives the lock back.
     *
     * @throws StorageFailure if it does not count, or nobody knows
     */
    void commit();

    /** Gives the lock back; what was not committed was never there. */
    @Override
    void close();
}

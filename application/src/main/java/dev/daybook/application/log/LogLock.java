package dev.daybook.application.log;

/** The append lock of the log, held by somebody who appends nothing: nobody else does either for as long as it is held. */
public interface LogLock extends AutoCloseable {

    /** The end of the log, read after the lock was taken. */
    LogHead head();

    /**
     * Asks the database whether the lock is still held; a session that was idle for too long has lost it.
     *
     * @throws StorageFailure if it is not
     */
    void requireHeld();

    /** Gives the lock back. */
    @Override
    void close();
}

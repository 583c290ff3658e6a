package dev.daybook.application.log;

import java.util.List;

/**
 * Writes the log, under its lock. Events, commands, known ids and tasks are written in no other way.
 *
 * <p>The two owners of the lock each have a writer: the corridor from its {@link LogSession}, an amendment from its
 * {@link LogLock}.
 */
public interface LogWriter {

    /**
     * Starts writing events while the batch is still being decided. The session may not be asked for anything afterwards.
     */
    void record(List<RecordedEvent> events);

    /** Writes the rest of the batch, and its commands last. */
    void write(AppendBatch rest);
}

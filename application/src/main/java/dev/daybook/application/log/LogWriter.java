package dev.daybook.application.log;

import java.util.List;

/**
 * Writes the log, under its lock: events, commands, known ids and tasks get there in no other way.
 *
 * <p>Two owners of the lock have one: the corridor by its {@link LogSession}, an amendment by its {@link LogLock}.
 */
public interface LogWriter {

    /**
     * Starts writing events while the batch is still being decided. The session may not be asked for anything afterwards.
     */
    void record(List<RecordedEvent> events);

    /** Writes the rest of the batch, and its commands last. */
    void write(AppendBatch rest);
}

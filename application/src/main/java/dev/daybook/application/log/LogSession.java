package dev.daybook.application.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The event log inside the corridor's transaction, with the EXCLUSIVE lock held.
 *
 * <p>Its life: look up, write, {@link #release}, the transaction ends, and {@link #committed} if it was committed.
 */
public interface LogSession {

    /** The end of the log, read after the lock was taken. */
    LogHead head();

    /** The recorded commands with these keys, by key. */
    Map<String, RecordedCommand> findCommands(Collection<String> idempotencyKeys);

    /** The events with these ids that are in the log, by id, whether the id came from outside or not. */
    Map<UUID, KnownEvent> findKnownEvents(Collection<UUID> ids);

    /** At most {@code limit} events after {@code after}, in order. */
    List<RecordedEvent> readAfter(long after, int limit);

    /** Writes the log in this transaction. */
    LogWriter writer();

    /** Gives the connection back, before the transaction ends; the lock stays until then. */
    void release();

    /** The transaction was committed: the next session may reuse what this one knows. Called after {@link #release}. */
    void committed();
}

package dev.daybook.application.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The event log inside the corridor's transaction, with the EXCLUSIVE lock held: the only way to write it. */
public interface LogSession extends AutoCloseable {

    /** The end of the log, read after the lock was taken. */
    LogHead head();

    /** Those of the keys under which a command was recorded, each with that command. */
    Map<String, RecordedCommand> findCommands(Collection<String> idempotencyKeys);

    /** Those of the ids that are in the log already, whoever has given them. */
    Map<UUID, KnownEvent> findKnownEvents(Collection<UUID> ids);

    /** At most {@code limit} events behind {@code after}, in order. */
    List<RecordedEvent> readAfter(long after, int limit);

    /** Begins to write the next events of the batch, which is not decided to its end yet; nothing is looked for after. */
    void record(List<RecordedEvent> events);

    /** Writes the rest of the batch; the last statement of the log's branch. */
    void write(AppendBatch rest);

    /** The transaction has been committed: what the session knows may serve the next one. */
    void committed();

    /** Ends the session; called before the transaction ends. */
    @Override
    void close();
}

package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The port to the event log. */
public interface EventLog {

    /**
     * Enlists the log database in the running JTA transaction.
     *
     * @throws dev.daybook.application.log.StorageFailure if the database cannot be reached
     */
    Enlisted<LogSession> enlist();

    /**
     * Enlists the log database in the running JTA transaction and takes the EXCLUSIVE lock.
     *
     * @param patience how long to wait for the lock
     * @throws dev.daybook.application.log.StorageFailure if the lock is not free in time, or the database cannot be
     *     reached
     */
    default LogSession open(Duration patience) {
        return enlist().lock(patience);
    }

    /** The end of the log as committed. */
    LogHead head();

    /** At most {@code limit} events after {@code after} that pass the filter, in order. */
    List<RecordedEvent> read(long after, int limit, EventFilter filter);

    /** The event at that position. */
    Optional<RecordedEvent> find(long position);

    /** The event with that id. */
    Optional<RecordedEvent> findById(UUID id);

    /**
     * What was read from the log, and the end of the log in the same snapshot.
     *
     * @param head the position of the last event, 0 if there is none
     */
    record Seen<T>(T answer, long head) {}

    /** The same events as {@link #read}, and the end of the log. */
    Seen<List<RecordedEvent>> see(long after, int limit, EventFilter filter);

    /** The event at that position, and the end of the log. */
    Seen<Optional<RecordedEvent>> see(long position);

    /** The event with that id, and the end of the log. */
    Seen<Optional<RecordedEvent>> seeById(UUID id);

    /** The event that this one amends, with the data that it has now; empty if this event records no amendment. */
    default Optional<RecordedEvent> findAmendedBy(RecordedEvent event) {
        return event.name().equals(EventAmended.NAME)
                ? findById(event.subjects().get(0))
                : Optional.empty();
    }

    /**
     * Gives the committed events from {@code first} to {@code last}, both included, to the visitor: in order and one at
     * a time, so that the memory needed does not grow with their number.
     *
     * @param visitor returns whether it wants the next event
     * @throws dev.daybook.application.log.StorageFailure if they cannot be read
     */
    void pass(long first, long last, Predicate<RecordedEvent> visitor);

    /**
     * Takes the append lock: no server appends until it is closed. No distributed transaction takes part.
     *
     * @param patience how long to wait for the lock
     * @throws dev.daybook.application.log.StorageFailure if it is not free in time
     */
    LogLock lock(Duration patience);

    /**
     * The names and versions in the log that the catalogue cannot read: a sentence for each, with count and first
     * position.
     */
    List<String> unreadableBy(EventCatalogue catalogue);
}

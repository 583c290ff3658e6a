package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The port to the event log. */
public interface EventLog {

    /**
     * Enlists the log database in the running JTA transaction and takes the EXCLUSIVE lock.
     *
     * @param patience how long to wait for the lock
     * @throws dev.daybook.application.log.StorageFailure if the lock is not to be had in time, or the database is not
     *     there
     */
    LogSession open(Duration patience);

    /** The end of the log as committed. */
    LogHead head();

    /** At most {@code limit} events behind {@code after} that pass the filter, in order. */
    List<RecordedEvent> read(long after, int limit, EventFilter filter);

    /** The event at that position. */
    Optional<RecordedEvent> find(long position);

    /** The event with that id. */
    Optional<RecordedEvent> findById(UUID id);

    /**
     * Passes on the committed events from {@code first} to {@code last}, both included, in order and one at a time: the
     * memory that it takes does not grow with their number.
     *
     * @param visitor says whether it wants another one
     * @throws dev.daybook.application.log.StorageFailure if they cannot be read
     */
    void pass(long first, long last, Predicate<RecordedEvent> visitor);

    /**
     * Keeps everybody on every server from appending until the lock is closed; no distributed transaction takes part.
     *
     * @param patience how long to wait for the lock
     * @throws dev.daybook.application.log.StorageFailure if it is not to be had in time
     */
    LogLock lock(Duration patience);

    /** What the log holds and the catalogue cannot read, a sentence each with count and first position. */
    List<String> unreadableBy(EventCatalogue catalogue);
}

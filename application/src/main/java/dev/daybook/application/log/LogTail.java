package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The end of the log while events are added to it. It turns each event into the next recorded event.
 *
 * <p>Commands and amendments both use it, so position, time and hash are assigned in one place. Used by one thread, under
 * the lock of the log.
 */
public final class LogTail {

    private LogHead head;

    /** The tail after the last event that is in the log. */
    public LogTail(LogHead head) {
        this.head = head;
    }

    /** The last event so far. */
    public LogHead head() {
        return head;
    }

    /** The time at which the next events are recorded: now, in microseconds, but never before the last event. */
    public Instant timeAt(Instant now) {
        Instant micros = now.truncatedTo(ChronoUnit.MICROS);
        return micros.isBefore(head.recordedAt()) ? head.recordedAt() : micros;
    }

    /**
     * Adds an event after the last one.
     *
     * @param metadata with the next position, and a time that is not before the last event's
     * @param version the version of the data's shape
     * @return the event with its hash
     */
    public RecordedEvent add(
            EventMetadata metadata, EventName name, int version, EncodedJson data, List<UUID> subjects) {
        if (metadata.position() != head.position() + 1 || metadata.recordedAt().isBefore(head.recordedAt())) {
            throw new IllegalArgumentException("Event " + metadata.position() + " of " + metadata.recordedAt()
                    + " cannot follow event " + head.position() + " of " + head.recordedAt() + ".");
        }
        RecordedEvent event = new RecordedEvent(
                metadata,
                name,
                version,
                data,
                subjects,
                HashChain.next(head.at().hash(), metadata, name, version, data.digest()));
        head = new LogHead(event.at(), metadata.recordedAt());
        return event;
    }
}

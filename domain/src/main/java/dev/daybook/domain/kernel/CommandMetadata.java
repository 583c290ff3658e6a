package dev.daybook.domain.kernel;

import java.time.Instant;
import java.util.UUID;

/**
 * What all events of one command have in common.
 *
 * @param id the command's own id
 * @param name the command's name in the log and the audit trail
 * @param actor who sent the command
 * @param recordedAt when its events are recorded, UTC, in microseconds
 */
public record CommandMetadata(UUID id, String name, String actor, Instant recordedAt) {

    /** The metadata of the event of this command at that position. */
    public EventMetadata ofEvent(long position, UUID eventId) {
        return new EventMetadata(position, eventId, recordedAt, actor, name, id);
    }
}

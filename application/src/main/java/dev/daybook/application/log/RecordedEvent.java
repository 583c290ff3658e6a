package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.util.List;
import java.util.UUID;

/**
 * An event as it stands in the log.
 *
 * @param version the version in whose shape the data is
 * @param data canonical JSON and its digest
 * @param subjects the one or two things that it is about
 * @param hash the chain's hash at this event
 */
public record RecordedEvent(
        EventMetadata metadata, EventName name, int version, EncodedJson data, List<UUID> subjects, Digest hash) {

    public long position() {
        return metadata.position();
    }

    /** This event's place in the chain. */
    public LogPosition at() {
        return new LogPosition(position(), hash);
    }
}

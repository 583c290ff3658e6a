package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as it stands in the log.
 *
 * @param version the version in whose shape the data is
 * @param data canonical JSON and its digest
 * @param subjects the one or two things that it is about
 * @param hash the chain's hash at this event
 * @param amended what was recorded in the place of the data, if that was replaced by an amendment
 */
public record RecordedEvent(
        EventMetadata metadata,
        EventName name,
        int version,
        EncodedJson data,
        List<UUID> subjects,
        Digest hash,
        Optional<Amended> amended) {

    /** An event whose data is what was recorded. */
    public RecordedEvent(
            EventMetadata metadata, EventName name, int version, EncodedJson data, List<UUID> subjects, Digest hash) {
        this(metadata, name, version, data, subjects, hash, Optional.empty());
    }

    /**
     * What an amended event was when it was recorded; the chain runs over this.
     *
     * @param by the latest amendment of the event
     */
    public record Amended(UUID by, int recordedVersion, Digest recordedDigest) {}

    public long position() {
        return metadata.position();
    }

    /** This event's place in the chain. */
    public LogPosition at() {
        return new LogPosition(position(), hash);
    }

    /** The version in which it was recorded. */
    public int recordedVersion() {
        return amended.map(Amended::recordedVersion).orElse(version);
    }

    /** The digest of the data that was recorded, as the chain knows it. */
    public Digest recordedDigest() {
        return amended.map(Amended::recordedDigest).orElse(data.digest());
    }

    /** The hash that it has behind an event with that hash, if it is what was recorded. */
    public Digest hashBehind(Digest previous) {
        return HashChain.next(previous, metadata, name, recordedVersion(), recordedDigest());
    }

    /** This event with other data, as that amendment wants it. */
    public RecordedEvent amendedBy(UUID amendment, int newVersion, EncodedJson newData, List<UUID> newSubjects) {
        return new RecordedEvent(
                metadata,
                name,
                newVersion,
                newData,
                newSubjects,
                hash,
                Optional.of(new Amended(amendment, recordedVersion(), recordedDigest())));
    }
}

package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as it is in the log.
 *
 * @param version the version whose shape the data has
 * @param data canonical JSON and its digest
 * @param subjects the one or two things that it is about
 * @param hash the chain's hash at this event
 * @param amended what was recorded originally, if an amendment has replaced the data
 */
public record RecordedEvent(
        EventMetadata metadata,
        EventName name,
        int version,
        EncodedJson data,
        List<UUID> subjects,
        Digest hash,
        Optional<Amended> amended) {

    /** An event that was not amended. */
    public RecordedEvent(
            EventMetadata metadata, EventName name, int version, EncodedJson data, List<UUID> subjects, Digest hash) {
        this(metadata, name, version, data, subjects, hash, Optional.empty());
    }

    /**
     * Version and digest of an amended event as they were recorded. The chain runs over these.
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

    /** The digest of the data as it was recorded. The chain runs over it. */
    public Digest recordedDigest() {
        return amended.map(Amended::recordedDigest).orElse(data.digest());
    }

    /** The hash that this event must have if the event before it has the hash {@code previous}. */
    public Digest hashBehind(Digest previous) {
        return HashChain.next(previous, metadata, name, recordedVersion(), recordedDigest());
    }

    /** This event with the new data of an amendment. */
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

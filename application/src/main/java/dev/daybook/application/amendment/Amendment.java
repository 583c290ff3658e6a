package dev.daybook.application.amendment;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An amendment of one event, as the ledger keeps it.
 *
 * @param content what is proposed; it stays as it is
 * @param trial the latest replay that has tried it out
 * @param recordedPosition the position of its own event {@code EventAmended}; empty until it is applied
 */
public record Amendment(
        UUID id,
        Content content,
        Instant proposedAt,
        Status status,
        Optional<UUID> trial,
        Optional<Signature> approved,
        Optional<Signature> withdrawn,
        Optional<Long> recordedPosition,
        Optional<Instant> appliedAt) {

    /**
     * What is proposed.
     *
     * @param position of the event
     * @param version the version whose shape the new data has
     * @param data the new data
     * @param subjects the things that the event is about after the amendment
     * @param found the data that the event has when the amendment is proposed, and which is to be replaced
     * @param digestBefore of the data that should be there: as recorded, or as an earlier amendment has left it
     */
    public record Content(
            long position,
            int version,
            EncodedJson data,
            List<UUID> subjects,
            EncodedJson found,
            Digest digestBefore,
            String reason,
            String proposedBy) {}

    /** Who acted on it, and when. */
    public record Signature(String by, Instant at) {}

    /** How far an amendment has come. */
    public enum Status {
        /** It is tried out, and waits for an approval. */
        PROPOSED,
        /** Another person has approved it, and the next rebuild applies it. */
        APPROVED,
        /** The event has its new data, and the state knows it. */
        APPLIED,
        /** It is not wanted any more. */
        WITHDRAWN;

        /** The code for callers and for the ledger, such as {@code proposed}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status with that code. */
        public static Status ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public long position() {
        return content.position();
    }

    /** Whether it may still be applied. */
    public boolean isOpen() {
        return status == Status.PROPOSED || status == Status.APPROVED;
    }
}

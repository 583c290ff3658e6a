package dev.daybook.domain.kernel;

import java.util.List;
import java.util.UUID;

/**
 * The data of an earlier event was replaced by an approved amendment. This is the engine's own event: only the engine
 * records it, together with the replacement.
 *
 * <p>The amended event itself is materialized with its new data. This event records in the state that the event was
 * amended, and on the things that the event concerned that they were changed ({@link AmendmentMaterializer}).
 *
 * @param position of the amended event
 * @param amendmentId the proposal that was approved
 * @param eventId the id of the amended event
 * @param version the version whose shape the new data has
 * @param digestBefore of the data that should have been there: as recorded, or as the amendment before this one has
 *     left it; 64 hexadecimal digits, like the other digests
 * @param digestFound of the data that was replaced; it differs from {@code digestBefore} if the row was changed outside
 *     of Daybook
 * @param digestAfter of the new data
 * @param subjectIds the internal ids of the things that the event was about before the amendment or is about after it;
 *     empty if the amendment was recorded in version 1
 */
public record EventAmended(
        long position,
        UUID amendmentId,
        UUID eventId,
        int version,
        String digestBefore,
        String digestFound,
        String digestAfter,
        String reason,
        String proposedBy,
        String approvedBy,
        List<UUID> subjectIds)
        implements Event {

    /** The name under which it is recorded. */
    public static final EventName NAME = new EventName("EventAmended");

    public EventAmended {
        subjectIds = List.copyOf(subjectIds);
    }

    /** Its type, which touches the things of those features. */
    static EventType<EventAmended> type(List<Feature> features) {
        AmendmentMaterializer materializer = new AmendmentMaterializer(features);
        return EventType.of(NAME.value(), 2, EventAmended.class, materializer::amended)
                .upgrading(1, EventAmendedV1.class, EventAmendedV1::upgrade)
                .announcing(materializer::announce);
    }

    @Override
    public List<UUID> subjects() {
        return List.of(eventId);
    }
}

package dev.daybook.domain.kernel;

import java.util.List;
import java.util.UUID;

/**
 * The data of an earlier event was replaced by an approved amendment. This is the engine's own event: only the engine
 * records it, together with the replacement. It changes nothing in the state, because the amended event itself is
 * materialized with its new data.
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
        String approvedBy)
        implements Event {

    /** The name under which it is recorded. */
    public static final EventName NAME = new EventName("EventAmended");

    static EventType<EventAmended> type() {
        return EventType.of(NAME.value(), 1, EventAmended.class, (event, context) -> {});
    }

    @Override
    public List<UUID> subjects() {
        return List.of(eventId);
    }
}

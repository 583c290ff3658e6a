package dev.daybook.application.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Work for the outside world that an event has called for.
 *
 * @param id derived from the event and from what tells its tasks apart: the same each time it is computed, see {@link
 *     #idOf}
 * @param payload the task as canonical JSON
 * @param orderingKey tasks with the same one are carried out one after another
 */
public record RecordedTask(
        UUID id,
        UUID eventId,
        long position,
        String kind,
        String payload,
        Optional<String> orderingKey,
        Instant recordedAt) {
    /** UUID version 8: the layout is our own (RFC 9562). */
    private static final long VERSION = 8L << 12;

    private static final long VARIANT = 1L << 63;

    /**
     * The id of one of an event's tasks. It begins with the event's time and with the last bits of its position. So ids
     * grow with the log: the ledger's rows are written at the right edge of their index, and read in its order.
     *
     * @param which tells the event's tasks apart
     */
    public static UUID idOf(UUID eventId, long position, Instant eventRecordedAt, String which) {
        UUID hash = UUID.nameUUIDFromBytes((eventId + " " + which).getBytes(StandardCharsets.UTF_8));
        return new UUID(
                eventRecordedAt.toEpochMilli() << 16 | VERSION | (position & 0xfff),
                VARIANT | (hash.getLeastSignificantBits() & 0x3fff_ffff_ffff_ffffL));
    }
}

package dev.daybook.application.log;

import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventName;

/** Turns events and other records into canonical JSON and back. */
public interface EventCodec {

    /** That record as canonical JSON; equal records have equal texts. */
    String text(Object record);

    /** The text of that record, with its digest. */
    default EncodedJson encode(Object record) {
        return EncodedJson.of(text(record));
    }

    /**
     * Reads data of the given version, and upgrades it to the event's current version.
     *
     * @throws UnreadableEvent if this build knows no such name or version, or the data does not have its shape
     * @throws dev.daybook.domain.kernel.Rejection if a value can be read but is out of bounds
     */
    Event decode(EventName name, int version, String data);

    /**
     * Data in the shape of that version as canonical JSON, in the same shape.
     *
     * @throws UnreadableEvent as {@link #decode}
     * @throws dev.daybook.domain.kernel.Rejection as {@link #decode}
     */
    EncodedJson canonical(EventName name, int version, String data);
}

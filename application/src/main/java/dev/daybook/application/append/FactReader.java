package dev.daybook.application.append;

import dev.daybook.application.log.EventCodec;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Rejection;
import java.util.Optional;
import java.util.UUID;

/** Reads facts from outside, so that they can be appended. */
public final class FactReader {

    private final EventCatalogue catalogue;
    private final EventCodec codec;

    public FactReader(EventCatalogue catalogue, EventCodec codec) {
        this.catalogue = catalogue;
        this.codec = codec;
    }

    /**
     * Reads a fact.
     *
     * @param version the version of the data's shape, the current one if empty
     * @param data the event's data, as JSON
     * @throws dev.daybook.application.log.UnreadableEvent if this build cannot read it
     * @throws Rejection if a value is out of bounds, or events of that name are not facts from outside
     */
    public ProposedEvent read(Optional<UUID> id, EventName name, Optional<Integer> version, String data) {
        if (name.equals(EventAmended.NAME)) {
            throw Rejection.refused(
                    "event.not-a-fact",
                    "An " + name + " cannot be appended: it is recorded when an approved amendment is applied.");
        }
        int shape = version.orElseGet(
                () -> catalogue.find(name).map(EventType::version).orElse(1));
        Event event = codec.decode(name, shape, data);
        return new ProposedEvent(id, catalogue.typeOf(event), event, codec.encode(event));
    }
}

package dev.daybook.application.append;

import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.UnreadableEvent;
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
     * Reads a fact. It is recorded in the version in which it was sent, so that the same fact sent again is recognised
     * by a build that has a later version.
     *
     * @param version the version of the data's shape; if empty, the latest version that the data fits
     * @param data the event's data, as JSON
     * @throws UnreadableEvent if this build cannot read it
     * @throws Rejection if a value is out of bounds, or events of that name are not facts from outside
     */
    public ProposedEvent read(Optional<UUID> id, EventName name, Optional<Integer> version, String data) {
        if (name.equals(EventAmended.NAME)) {
            throw Rejection.refused(
                    "event.not-a-fact",
                    "An " + name + " cannot be appended: it is recorded when an approved amendment is applied.");
        }
        int latest = catalogue.find(name).map(EventType::version).orElse(1);
        if (version.isPresent()) {
            return read(id, name, version.get(), data);
        }
        try {
            return read(id, name, latest, data);
        } catch (UnreadableEvent unfit) {
            for (int earlier = latest - 1; earlier >= 1; earlier--) {
                Optional<ProposedEvent> fitting = readIfFitting(id, name, earlier, data);
                if (fitting.isPresent()) {
                    return fitting.get();
                }
            }
            throw unfit;
        }
    }

    private Optional<ProposedEvent> readIfFitting(Optional<UUID> id, EventName name, int version, String data) {
        try {
            return Optional.of(read(id, name, version, data));
        } catch (UnreadableEvent unfit) {
            return Optional.empty();
        }
    }

    private ProposedEvent read(Optional<UUID> id, EventName name, int version, String data) {
        Event event = codec.decode(name, version, data);
        EventType<?> type = catalogue.typeOf(event);
        EncodedJson sent = version == type.version() ? codec.encode(event) : codec.canonical(name, version, data);
        return new ProposedEvent(id, type, version, event, sent);
    }
}

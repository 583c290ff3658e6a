package dev.daybook.application.replay;

import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Materialization;
import dev.daybook.domain.kernel.StateAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs recorded events through the materializers again, silently. */
public final class Rematerialization {

    private final EventCatalogue catalogue;
    private final EventCodec codec;

    public Rematerialization(EventCatalogue catalogue, EventCodec codec) {
        this.catalogue = catalogue;
        this.codec = codec;
    }

    /**
     * Writes the meaning of those events into that state, in their order.
     *
     * @throws EventOfDoom if one of them can't be read or does not materialize
     */
    public void run(List<RecordedEvent> recorded, StateAccess state) {
        List<Decoded> events = new ArrayList<>(recorded.size());
        for (RecordedEvent one : recorded) {
            Decoded event = decode(one);
            event.announce(state);
            events.add(event);
        }
        events.forEach(event -> event.materialize(state));
    }

    /** The first of those amendments that concerns an event up to that position. */
    Optional<EventAmended> amendedBefore(List<RecordedEvent> recorded, long position) {
        return recorded.stream()
                .filter(event -> event.name().equals(EventAmended.NAME))
                .map(event -> (EventAmended) decode(event).event())
                .filter(amended -> amended.position() <= position)
                .findFirst();
    }

    /** A recorded event that has been read. */
    record Decoded(RecordedEvent recorded, Event event, EventType<?> type) {

        /** Announces the rows that its materializer will look up, so that a batch reads them together. */
        void announce(StateAccess state) {
            type.announce(event, state);
        }

        /**
         * Writes its meaning into that state.
         *
         * @throws EventOfDoom if it does not materialize
         */
        void materialize(StateAccess state) {
            try {
                Materialization.again(type, event, recorded.metadata(), state);
            } catch (StorageFailure failure) {
                throw failure;
            } catch (RuntimeException failure) {
                throw new EventOfDoom(recorded, failure);
            }
        }
    }

    /**
     * Reads that event.
     *
     * @throws EventOfDoom if it can't be read
     */
    Decoded decode(RecordedEvent recorded) {
        try {
            Event event = codec.decode(
                    recorded.name(), recorded.version(), recorded.data().text());
            return new Decoded(recorded, event, catalogue.typeOf(event));
        } catch (RuntimeException failure) {
            throw new EventOfDoom(recorded, failure);
        }
    }
}

package dev.daybook.application.replay;

import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.ProblemReporter;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.kernel.StateRepository;
import dev.daybook.domain.kernel.TaskGateway;
import java.util.ArrayList;
import java.util.List;

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
        List<Event> events = new ArrayList<>(recorded.size());
        for (RecordedEvent one : recorded) {
            Event event = decode(one);
            catalogue.typeOf(event).announce(event, state);
            events.add(event);
        }
        for (int i = 0; i < events.size(); i++) {
            materialize(recorded.get(i), events.get(i), state);
        }
    }

    private Event decode(RecordedEvent recorded) {
        try {
            return codec.decode(
                    recorded.name(), recorded.version(), recorded.data().text());
        } catch (RuntimeException failure) {
            throw new EventOfDoom(recorded, failure);
        }
    }

    private void materialize(RecordedEvent recorded, Event event, StateAccess state) {
        try {
            catalogue.typeOf(event).materialize(event, new SilentContext(recorded.metadata(), state));
        } catch (StorageFailure failure) {
            throw failure;
        } catch (RuntimeException failure) {
            throw new EventOfDoom(recorded, failure);
        }
    }

    /** Has what is needed for the state, and nothing else: no task is submitted, nobody is told. */
    private record SilentContext(EventMetadata metadata, StateAccess access) implements MaterializationContext {

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return access.state(port);
        }

        @Override
        public TaskGateway tasks() {
            return task -> {};
        }

        @Override
        public ProblemReporter problems() {
            return sentence -> {};
        }
    }
}

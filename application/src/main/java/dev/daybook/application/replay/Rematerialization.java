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

/** Runs recorded events through the materializers again, silently. */
public final class Rematerialization {

    private final EventCatalogue catalogue;
    private final EventCodec codec;

    public Rematerialization(EventCatalogue catalogue, EventCodec codec) {
        this.catalogue = catalogue;
        this.codec = codec;
    }

    /** The event in today's shape. */
    Event decode(RecordedEvent recorded) {
        return codec.decode(recorded.name(), recorded.version(), recorded.data().text());
    }

    /**
     * Writes the event's meaning into that state.
     *
     * @throws EventOfDoom if it can't be read or does not materialize
     */
    public void run(RecordedEvent recorded, StateAccess state) {
        try {
            Event event = decode(recorded);
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

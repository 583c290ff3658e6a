package dev.daybook.application.simulation;

import dev.daybook.application.inmemory.InMemoryEventCodec;
import dev.daybook.application.inmemory.InMemoryLogDatabase;
import dev.daybook.application.inmemory.InMemoryStateDatabase;
import dev.daybook.domain.kernel.EventCatalogue;

/** What all servers of a world share. */
record Databases(
        InMemoryLogDatabase log, InMemoryStateDatabase state, EventCatalogue catalogue, InMemoryEventCodec codec) {

    static Databases empty(EventCatalogue catalogue) {
        return new Databases(
                new InMemoryLogDatabase(), new InMemoryStateDatabase(), catalogue, new InMemoryEventCodec(catalogue));
    }
}

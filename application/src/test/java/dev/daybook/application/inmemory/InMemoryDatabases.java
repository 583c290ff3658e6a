package dev.daybook.application.inmemory;

import dev.daybook.domain.kernel.EventCatalogue;

/** What all servers of one system share: the two databases, and the code that reads their events. */
public record InMemoryDatabases(
        InMemoryLogDatabase log, InMemoryStateDatabase state, EventCatalogue catalogue, InMemoryEventCodec codec) {

    /** Empty databases, for the events of that catalogue. */
    public static InMemoryDatabases empty(EventCatalogue catalogue) {
        return new InMemoryDatabases(
                new InMemoryLogDatabase(), new InMemoryStateDatabase(), catalogue, new InMemoryEventCodec(catalogue));
    }
}

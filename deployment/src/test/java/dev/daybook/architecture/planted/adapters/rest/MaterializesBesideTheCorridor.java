package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Event;
import dev.daybook.architecture.planted.domain.kernel.EventType;

@Breaks("only application runs the corridor")
public record MaterializesBesideTheCorridor(EventType type) {

    public void run(Event event) {
        type.materialize(event);
    }
}

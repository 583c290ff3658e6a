package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Event;
import dev.daybook.architecture.planted.domain.kernel.Materializer;

@Breaks("only application runs the corridor")
public record MaterializesWithoutAType(Materializer materializer) {

    public void run(Event event) {
        materializer.materialize(event);
    }
}

package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Event;
import dev.daybook.architecture.planted.domain.kernel.Materialization;

@Breaks("only application runs the corridor")
public final class MaterializesAgain {

    public void run(Event event) {
        Materialization.again(event);
    }
}

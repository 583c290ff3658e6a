package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Creator;
import dev.daybook.architecture.planted.domain.kernel.Event;
import dev.daybook.architecture.planted.domain.kernel.StateRepository;

@Breaks("only application runs the corridor")
public record CreatesBesideTheCorridor(Creator creator) {

    public Event run(StateRepository state) {
        return creator.create(state);
    }
}

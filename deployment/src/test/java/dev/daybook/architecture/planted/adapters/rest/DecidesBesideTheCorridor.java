package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.CommandExecution;
import dev.daybook.architecture.planted.domain.kernel.Creator;

@Breaks("only application runs the corridor")
public record DecidesBesideTheCorridor(CommandExecution execution) {

    public void run(Creator creator) {
        execution.decide(creator);
    }
}

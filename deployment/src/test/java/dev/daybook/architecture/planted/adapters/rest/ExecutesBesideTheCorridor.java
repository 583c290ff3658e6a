package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.CommandExecution;
import dev.daybook.architecture.planted.domain.kernel.Event;

@Breaks("only application runs the corridor")
public record ExecutesBesideTheCorridor(CommandExecution execution) {

    public void run(Event event) {
        execution.materialize(event);
    }
}

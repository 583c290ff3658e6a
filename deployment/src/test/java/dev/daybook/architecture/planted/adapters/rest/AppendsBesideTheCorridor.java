package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.application.log.LogTail;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Event;

@Breaks("only application runs the corridor")
public record AppendsBesideTheCorridor(LogTail log) {

    public void run(Event event) {
        log.add(event);
    }
}

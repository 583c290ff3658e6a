package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.application.log.LogWriter;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Event;

@Breaks("only application runs the corridor")
public record RecordsBesideTheCorridor(LogWriter log) {

    public void run(Event event) {
        log.record(event);
    }
}

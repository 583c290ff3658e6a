package dev.daybook.architecture.planted.application.replay;

import dev.daybook.architecture.planted.application.log.LogWriter;
import dev.daybook.architecture.planted.domain.kernel.Breaks;
import dev.daybook.architecture.planted.domain.kernel.Event;

@Breaks("only commands and amendments write the log")
public record ReplayThatWrites(LogWriter log) {

    public void run(Event event) {
        log.write(event);
    }
}

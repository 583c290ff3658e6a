package dev.daybook.architecture.planted.adapters.rest;

import dev.daybook.architecture.planted.application.log.LogLock;
import dev.daybook.architecture.planted.domain.kernel.Breaks;

@Breaks("only application runs the corridor")
public record CommitsBesideTheCorridor(LogLock log) {

    public void run() {
        log.commit();
    }
}

package dev.daybook.architecture.planted.application.log;

import dev.daybook.architecture.planted.domain.kernel.Event;

public final class LogTail {

    public void add(Event event) {}
}

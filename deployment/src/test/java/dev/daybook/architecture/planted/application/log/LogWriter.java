package dev.daybook.architecture.planted.application.log;

import dev.daybook.architecture.planted.domain.kernel.Event;

public interface LogWriter {

    void record(Event event);

    void write(Event event);
}

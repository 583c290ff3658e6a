package dev.daybook.architecture.planted.adapters.persistence.log;

import dev.daybook.architecture.planted.application.log.LogWriter;
import dev.daybook.architecture.planted.domain.kernel.Event;

public final class JdbcLogWriter implements LogWriter {

    @Override
    public void record(Event event) {}

    @Override
    public void write(Event event) {}
}

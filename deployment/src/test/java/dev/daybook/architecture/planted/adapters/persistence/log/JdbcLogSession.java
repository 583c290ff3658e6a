package dev.daybook.architecture.planted.adapters.persistence.log;

import dev.daybook.architecture.planted.application.log.LogSession;
import dev.daybook.architecture.planted.domain.kernel.Event;

public final class JdbcLogSession implements LogSession {

    @Override
    public void record(Event event) {}

    @Override
    public void write(Event event) {}
}

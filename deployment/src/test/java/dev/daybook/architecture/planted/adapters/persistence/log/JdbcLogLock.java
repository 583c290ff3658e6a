package dev.daybook.architecture.planted.adapters.persistence.log;

import dev.daybook.architecture.planted.application.log.LogLock;
import dev.daybook.architecture.planted.domain.kernel.Event;

public final class JdbcLogLock implements LogLock {

    @Override
    public void amend(Event event) {}

    @Override
    public void commit() {}
}

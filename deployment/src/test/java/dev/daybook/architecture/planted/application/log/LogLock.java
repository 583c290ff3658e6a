package dev.daybook.architecture.planted.application.log;

import dev.daybook.architecture.planted.domain.kernel.Event;

public interface LogLock {

    void amend(Event event);

    void commit();
}

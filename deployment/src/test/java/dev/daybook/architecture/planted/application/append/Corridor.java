package dev.daybook.architecture.planted.application.append;

import dev.daybook.architecture.planted.application.log.LogWriter;
import dev.daybook.architecture.planted.domain.kernel.Creator;
import dev.daybook.architecture.planted.domain.kernel.Event;
import dev.daybook.architecture.planted.domain.kernel.EventType;
import dev.daybook.architecture.planted.domain.kernel.StateRepository;
import jakarta.transaction.Transactional;

public final class Corridor {

    /** Runs one creator. */
    @Transactional
    public void run(Creator creator, EventType type, StateRepository state, LogWriter log) {
        Event event = creator.create(state);
        type.materialize(event);
        log.write(event);
    }
}

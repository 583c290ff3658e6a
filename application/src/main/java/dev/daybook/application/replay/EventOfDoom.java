package dev.daybook.application.replay;

import dev.daybook.application.log.RecordedEvent;

/** An event in the log that no longer materializes. */
public final class EventOfDoom extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient RecordedEvent event;

    EventOfDoom(RecordedEvent event, RuntimeException cause) {
        super(
                "Event " + event.position() + ", " + event.name() + " version " + event.version() + " with the id "
                        + event.metadata().id() + ", no longer materializes: " + cause.getMessage(),
                cause);
        this.event = event;
    }

    /** The event, with its data. */
    public RecordedEvent event() {
        return event;
    }
}

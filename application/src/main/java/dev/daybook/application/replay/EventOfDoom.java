package dev.daybook.application.replay;

import dev.daybook.application.log.RecordedEvent;
import java.util.List;

/** An event in the log that no longer materializes. */
public final class EventOfDoom extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient RecordedEvent event;
    private final transient List<String> rows;
    private final transient Throwable reason;

    EventOfDoom(RecordedEvent event, RuntimeException cause) {
        this(event, cause, List.of());
    }

    private EventOfDoom(RecordedEvent event, Throwable cause, List<String> rows) {
        super(
                "Event " + event.position() + ", " + event.name() + " version " + event.version() + " with the id "
                        + event.metadata().id() + ", no longer materializes: " + cause.getMessage(),
                cause);
        this.event = event;
        this.rows = List.copyOf(rows);
        this.reason = cause;
    }

    /** This exception, with the rows of the state that the materializer has read. */
    EventOfDoom concerning(List<String> looked) {
        return new EventOfDoom(event, reason, looked);
    }

    /** The event, with its data. */
    public RecordedEvent event() {
        return event;
    }

    /** What is reported of it. */
    public Doom doom() {
        return new Doom(
                event.position(),
                event.metadata().id(),
                event.name().value(),
                event.version(),
                event.data().text(),
                materializer(),
                String.valueOf(reason.getMessage()),
                reason.getClass().getName(),
                rows);
    }

    /** The code of the materializer that failed, if the stack trace shows it. */
    private String materializer() {
        StackTraceElement[] frames = reason.getStackTrace();
        for (int i = 1; i < frames.length; i++) {
            boolean isCaller = frames[i].getClassName().equals("dev.daybook.domain.kernel.EventType");
            if (isCaller && frames[i].getMethodName().equals("materialize")) {
                return frames[i - 1].getClassName() + "." + frames[i - 1].getMethodName();
            }
        }
        return "of " + event.name();
    }
}

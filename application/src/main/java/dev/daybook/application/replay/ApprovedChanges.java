package dev.daybook.application.replay;

import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.RecordedEvent;
import java.util.List;

/** The port to approved changes of the log. A rebuild applies them when it switches to its new state. */
public interface ApprovedChanges {

    /** The events as they will be after the changes. */
    List<RecordedEvent> find();

    /**
     * Changes these events in the log, and records the changes. Both take effect when the lock is committed.
     *
     * @return the events that record the changes, in their order; the last one is the new end of the log
     * @throws dev.daybook.application.log.StorageFailure if the database refuses: a change is not approved, or its
     *     event was changed meanwhile
     */
    List<RecordedEvent> apply(List<RecordedEvent> amended, LogLock lock);
}

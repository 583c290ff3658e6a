package dev.daybook.application.replay;

import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import java.util.List;

/** The port to what has been approved to be changed in the log; it is changed together with the state, by a rebuild. */
public interface ApprovedChanges {

    /** The events as they will be. */
    List<RecordedEvent> find();

    /**
     * Changes those events in the log, and records that; all of it counts when the lock is committed.
     *
     * @return where the log ends then
     * @throws dev.daybook.application.log.StorageFailure if the database does not find them approved, or as they were
     */
    LogPosition apply(List<RecordedEvent> amended, LogLock lock);
}

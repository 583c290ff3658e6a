package dev.daybook.application.replay;

import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.RecordedEvent;
import java.util.List;

/** No event is to be amended. */
public final class NothingApproved implements ApprovedChanges {

    @Override
    public List<RecordedEvent> find() {
        return List.of();
    }

    @Override
    public List<RecordedEvent> apply(List<RecordedEvent> amended, LogLock lock) {
        throw new IllegalStateException("Nothing was approved.");
    }
}

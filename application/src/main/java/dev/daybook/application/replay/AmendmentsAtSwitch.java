package dev.daybook.application.replay;

import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import java.util.HashSet;
import java.util.List;

/**
 * The change of the log that a rebuild makes at its switch: the events that it has materialized with their amended data are
 * amended in the log. The events that record this are materialized last. Without amendments nothing is changed.
 */
final class AmendmentsAtSwitch implements AsideState.LogChange {

    private final ApprovedChanges changes;
    private final Rematerialization rematerialization;
    private final ReplayRun run;
    private final LogLock lock;
    private boolean isMaterialized;

    AmendmentsAtSwitch(ApprovedChanges changes, Rematerialization rematerialization, ReplayRun run, LogLock lock) {
        this.changes = changes;
        this.rematerialization = rematerialization;
        this.run = run;
        this.lock = lock;
    }

    @Override
    public LogPosition prepare() {
        if (run.amended().isEmpty()) {
            return lock.head().at();
        }
        requireStillApproved();
        List<RecordedEvent> recorded = changes.apply(run.amended(), lock);
        isMaterialized = true;
        rematerialization.run(recorded, run.aside());
        return recorded.get(recorded.size() - 1).at();
    }

    @Override
    public void commit() {
        if (run.amended().isEmpty()) {
            lock.requireHeld();
        } else {
            lock.commit();
        }
    }

    /** Amendments that were approved meanwhile wait for the next rebuild. */
    private void requireStillApproved() {
        if (!new HashSet<>(changes.find()).containsAll(run.amended())) {
            throw new ReplayStopped(
                    "An amendment that this rebuild applies was withdrawn meanwhile, or its event was changed. Start"
                            + " another rebuild.");
        }
    }

    /** Whether the new state may hold events that the log does not have, so that this rebuild cannot switch any more. */
    boolean isMaterialized() {
        return isMaterialized;
    }
}

package dev.daybook.application.job;

import java.time.Instant;
import java.util.Optional;

/** A job that runs by a schedule. Each bean of this type is found and run by the {@link JobScheduler}. */
public interface ScheduledJob extends Job {

    /** When it runs. */
    Schedule schedule();

    /**
     * When it last began on any server, if the job keeps a record of that. Without a record each server counts its own
     * runs since its start.
     */
    default Optional<Instant> lastRun() {
        return Optional.empty();
    }

    /** Whether it also runs while the server accepts no commands. */
    default boolean runsWhileClosed() {
        return false;
    }
}

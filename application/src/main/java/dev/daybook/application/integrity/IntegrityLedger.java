package dev.daybook.application.integrity;

import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.log.LogPosition;
import dev.daybook.verifier.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The port to the record of checks: who asked for which, and what was found. */
public interface IntegrityLedger {

    /** A running check that has sent no heartbeat for that long has died with its server. */
    Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    /**
     * Records a check that begins now.
     *
     * @return nothing if another one is running, on any server
     */
    Optional<IntegrityCheck> begin(UUID id, long target, Optional<LogPosition> expected, String requestedBy);

    /**
     * Records a heartbeat: how far a check has come.
     *
     * @return {@link Heartbeat#PRESUMED_DEAD} if the ledger no longer counts it as running; a check can't be cancelled
     */
    Heartbeat progress(UUID id, long position);

    /** Records the result of a running check. */
    void finish(UUID id, Result result);

    /** The check with that id. */
    Optional<IntegrityCheck> find(UUID id);

    /** At most {@code limit} checks, the latest first; those before {@code after}, if it is given. */
    List<IntegrityCheck> findPage(Optional<UUID> after, int limit);

    /**
     * The result of a check.
     *
     * @param position up to which event it has come
     */
    record Result(
            IntegrityCheck.Status status,
            long position,
            Optional<Finding> firstBad,
            Optional<LogPosition> head,
            Optional<String> failure) {}
}

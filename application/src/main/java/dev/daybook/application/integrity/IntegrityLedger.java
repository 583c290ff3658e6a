package dev.daybook.application.integrity;

import dev.daybook.application.log.LogPosition;
import dev.daybook.verifier.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The port to the record of checks: who asked for which, and what was found. */
public interface IntegrityLedger {

    /** A running check that has given no sign of life for so long has died with its server. */
    Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    /**
     * Records a check that begins now.
     *
     * @return nothing if another one is running, on whichever server
     */
    Optional<IntegrityCheck> begin(UUID id, long target, Optional<LogPosition> expected, String requestedBy);

    /**
     * Records how far a check has come, as a sign of life.
     *
     * @return whether it is still taken for a running one
     */
    boolean progress(UUID id, long position);

    /** Records that a running check has come to its end. */
    void finish(UUID id, Result result);

    /** The check with that id. */
    Optional<IntegrityCheck> find(UUID id);

    /** At most {@code limit} checks, the latest first, from before the one with that id. */
    List<IntegrityCheck> findPage(Optional<UUID> after, int limit);

    /**
     * What came of a check.
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

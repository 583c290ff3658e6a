package dev.daybook.application.integrity;

import dev.daybook.application.job.JobRunner;
import dev.daybook.application.job.JobStart;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Checks of the log's integrity: requested, run one at a time in the background, and kept in a ledger.
 *
 * <p>A check does not depend on whether commands are accepted, and takes no append lock.
 */
public final class IntegrityChecks {

    private static final Logger LOG = Logger.getLogger(IntegrityChecks.class);
    private static final String JOB = "integrity-check";

    private final EventLog eventLog;
    private final IntegrityLedger ledger;
    private final ChainVerification verification;
    private final Supplier<UUID> ids;
    private final JobRunner runner;

    /**
     * Checks of that log.
     *
     * @param executor reads pieces of the log side by side
     */
    public IntegrityChecks(
            EventLog eventLog,
            RecordedChain chain,
            IntegrityLedger ledger,
            Supplier<UUID> ids,
            JobRunner runner,
            Executor executor) {
        this.eventLog = eventLog;
        this.ledger = ledger;
        this.verification = new ChainVerification(chain, executor);
        this.ids = ids;
        this.runner = runner;
    }

    /** The answer to a request for a check while another one is running. */
    public static Rejection alreadyRunning() {
        return Rejection.conflict(
                "integrity.check-running",
                "No check of the log was started: another one is running. Wait until it ends.");
    }

    /**
     * Begins a check of the log up to where it ends now, unless another check is running.
     *
     * @param expected a head that was taken earlier: the chain must come through it
     */
    public JobStart<IntegrityCheck> begin(Optional<LogPosition> expected, String requestedBy) {
        long target = eventLog.head().position();
        return runner.start(
                        JOB,
                        () -> ledger.begin(ids.get(), target, expected, requestedBy)
                                .map(check -> {
                                    LOG.infof(
                                            "%s begins check %s of the log up to event %d",
                                            requestedBy, check.id(), target);
                                    return new IntegrityJob(check, verification, ledger);
                                }))
                .map(IntegrityJob::check);
    }

    /** The check with that id. */
    public Optional<IntegrityCheck> find(UUID id) {
        return ledger.find(id);
    }

    /** At most {@code limit} checks, the latest first; those before {@code after}, if it is given. */
    public List<IntegrityCheck> findPage(Optional<UUID> after, int limit) {
        return ledger.findPage(after, limit);
    }
}

package dev.daybook.application.integrity;

import dev.daybook.application.integrity.IntegrityCheck.Status;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.kernel.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Checks of the log's integrity: taken in, run one at a time in the background, and kept with who asked for them.
 *
 * <p>A check needs neither the door to be open nor the append locks.
 */
public final class IntegrityChecks implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(IntegrityChecks.class);
    private static final long SIGN_OF_LIFE_NANOS = Duration.ofSeconds(1).toNanos();

    private final EventLog eventLog;
    private final IntegrityLedger ledger;
    private final ChainVerification verification;
    private final Supplier<UUID> ids;
    private final ThreadFactory threads;
    private volatile boolean closing;

    public IntegrityChecks(
            EventLog eventLog, RecordedChain chain, IntegrityLedger ledger, Supplier<UUID> ids, ThreadFactory threads) {
        this.eventLog = eventLog;
        this.ledger = ledger;
        this.verification = new ChainVerification(chain, threads);
        this.ids = ids;
        this.threads = threads;
    }

    /**
     * Begins a check of the log up to where it ends now.
     *
     * @param expected a head that was taken earlier: the chain has to come through it
     * @throws Rejection if another check is running
     */
    public IntegrityCheck begin(Optional<LogPosition> expected, String requestedBy) {
        long target = eventLog.head().position();
        IntegrityCheck check = ledger.begin(ids.get(), target, expected, requestedBy)
                .orElseThrow(() -> Rejection.conflict(
                        "integrity.check-running",
                        "No second check of the log is begun: one is running, and one runs at a time."));
        LOG.infof("%s has the log checked up to event %d: check %s", requestedBy, target, check.id());
        Thread thread = threads.newThread(() -> run(check));
        thread.setName("daybook-integrity-check");
        thread.start();
        return check;
    }

    /** The check with that id. */
    public Optional<IntegrityCheck> find(UUID id) {
        return ledger.find(id);
    }

    /** At most {@code limit} checks, the latest first, from before the one with that id. */
    public List<IntegrityCheck> findPage(Optional<UUID> after, int limit) {
        return ledger.findPage(after, limit);
    }

    private void run(IntegrityCheck check) {
        IntegrityLedger.Result result;
        SignsOfLife signs = new SignsOfLife(check.id());
        try {
            result = result(verification.run(check.target(), check.expected(), signs));
        } catch (InterruptedException | ChainVerification.GivenUp stopped) {
            result = failed(signs, "The server was stopped, or the check was taken for a dead one.");
        } catch (StorageFailure failure) {
            LOG.warnf(failure, "Check %s of the log has failed", check.id());
            result = failed(signs, String.valueOf(failure.getMessage()));
        } catch (RuntimeException | Error defect) {
            LOG.errorf(defect, "Check %s of the log has failed", check.id());
            result = failed(signs, "A defect of the server; its log has more under the check's id.");
        }
        try {
            ledger.finish(check.id(), result);
        } catch (StorageFailure failure) {
            // without a sign of life it counts as failed soon
            LOG.warnf(failure, "What came of check %s could not be recorded: %s", check.id(), result);
        }
        if (result.firstBad().isPresent()) {
            LOG.errorf(
                    "The log is not as it was, check %s says: %s",
                    check.id(), result.firstBad().get().detail());
        } else {
            LOG.infof(
                    "Check %s of the log: %s at event %d",
                    check.id(), result.status().code(), result.position());
        }
    }

    private static IntegrityLedger.Result result(ChainVerification.Outcome outcome) {
        boolean intact = outcome.firstBad().isEmpty();
        return new IntegrityLedger.Result(
                intact ? Status.INTACT : Status.BROKEN,
                outcome.position(),
                outcome.firstBad(),
                intact ? Optional.of(outcome.head()) : Optional.empty(),
                Optional.empty());
    }

    private static IntegrityLedger.Result failed(SignsOfLife signs, String sentence) {
        return new IntegrityLedger.Result(
                Status.FAILED, signs.position, Optional.empty(), Optional.empty(), Optional.of(sentence));
    }

    /** Tells the ledger from time to time how far the check has come. */
    private final class SignsOfLife implements LongPredicate {

        private final UUID id;
        private long last = System.nanoTime();
        private long position;

        SignsOfLife(UUID id) {
            this.id = id;
        }

        @Override
        public boolean test(long reached) {
            position = reached;
            if (closing) {
                return false;
            }
            if (System.nanoTime() - last < SIGN_OF_LIFE_NANOS) {
                return true;
            }
            last = System.nanoTime();
            return ledger.progress(id, reached);
        }
    }

    /** Gives the running check up. */
    @Override
    public void close() {
        closing = true;
    }
}

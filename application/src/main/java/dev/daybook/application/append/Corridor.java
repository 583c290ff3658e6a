package dev.daybook.application.append;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.StateCatchUp;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.StateSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What happens to the commands that are taken together: lock, create, record, materialize, commit, answer.
 *
 * <h2>As if each had run alone</h2>
 *
 * The commands of a batch run one after another in one transaction; each sees what the ones before it have done. A
 * command that is refused, or fails while it decides or materializes, is taken back in memory and costs its neighbours
 * nothing. Where that is no longer possible the transaction is rolled back, and the command and its neighbours run again
 * apart. A failure that shows only when the batch is written or committed belongs to nobody in particular; then the batch
 * is halved until the command that causes it stands alone and gets its own answer.
 *
 * <h2>Answers</h2>
 *
 * are given after the transaction has ended. Refusals were decided under the locks, so they stand even if nothing had to
 * be committed. A batch that was rolled back because of something passing is tried once more, then
 * refused as busy; one that did not get the lock in time is refused at once.
 */
final class Corridor {

    private static final Logger LOG = Logger.getLogger(Corridor.class);
    private static final int TRIES = 2;
    private static final Duration LEAST_LOCK_TIME = Duration.ofMillis(100);

    private final EventLog eventLog;
    private final ApplicationState applicationState;
    private final CommandBatch.Factory batches;
    private final StateCatchUp catchUp;
    private final AppendTransaction transaction;
    private final Duration lockTime;

    Corridor(
            EventLog eventLog,
            ApplicationState applicationState,
            CommandBatch.Factory batches,
            StateCatchUp catchUp,
            AppendTransaction transaction,
            Duration lockTime) {
        this.eventLog = eventLog;
        this.applicationState = applicationState;
        this.batches = batches;
        this.catchUp = catchUp;
        this.transaction = transaction;
        this.lockTime = lockTime;
    }

    /** Carries those commands out in their order and answers each; dry runs by themselves, after the others. */
    void process(List<Submission> submissions) {
        List<Submission> toAppend = new ArrayList<>(submissions.size());
        List<Submission> dryRuns = new ArrayList<>();
        submissions.forEach(submission -> (submission.caller().dryRun() ? dryRuns : toAppend).add(submission));
        try {
            if (!toAppend.isEmpty()) {
                carryOut(toAppend, TRIES);
            }
            dryRuns.forEach(dryRun -> carryOut(List.of(dryRun), TRIES));
        } finally {
            // an Error may have left one open on this thread, and no other could then begin
            transaction.rollback();
        }
    }

    /**
     * Brings the state up to the end of the log, if it lags, a part at a time.
     *
     * @return the end of the log
     */
    LogHead catchUp() {
        while (true) {
            transaction.begin();
            try {
                LogHead head;
                boolean advanced;
                try (LogSession log = eventLog.open(lockTime);
                        StateSession state = applicationState.open(lockTime)) {
                    head = log.head();
                    advanced = catchUp.advance(log, state);
                }
                if (!advanced) {
                    transaction.rollback();
                    return head;
                }
                transaction.commit();
            } catch (RuntimeException failure) {
                transaction.rollback();
                throw failure;
            }
        }
    }

    private void carryOut(List<Submission> submissions, int triesLeft) {
        try {
            while (!attempt(submissions)) {
                catchUp();
            }
        } catch (AppendUnavailable unknown) {
            LOG.errorf(unknown, "The outcome of %d commands is unknown", submissions.size());
            submissions.forEach(submission -> submission.fail(unknown));
            return;
        } catch (CommandBatch.Spoiled spoiled) {
            transaction.rollback();
            setApart(submissions, spoiled);
            return;
        } catch (RuntimeException failure) {
            transaction.rollback();
            if (failure instanceof StorageFailure storage && storage.kind() != StorageFailure.Kind.LASTING) {
                tryAgain(submissions, storage.kind() == StorageFailure.Kind.LOCKED ? 0 : triesLeft - 1, storage);
            } else {
                halve(submissions, failure);
            }
            return;
        }
        submissions.forEach(Submission::tell);
    }

    private boolean attempt(List<Submission> submissions) {
        Duration patience = patienceOf(submissions);
        transaction.begin();
        LogSession usedLog;
        StateSession usedState;
        boolean writes;
        try (LogSession log = eventLog.open(patience);
                StateSession state = applicationState.open(patience)) {
            usedLog = log;
            usedState = state;
            if (!catchUp.isUpToDate(log, state)) {
                transaction.rollback();
                return false;
            }
            CommandBatch batch = batches.open(log, state);
            batch.run(submissions);
            writes = batch.write();
        }
        if (!writes || submissions.get(0).caller().dryRun()) {
            transaction.rollback();
            return true;
        }
        transaction.commit();
        usedLog.committed();
        usedState.committed();
        return true;
    }

    /** The lock is waited for as long as the least patient caller waits, but tried for in any case. */
    private Duration patienceOf(List<Submission> submissions) {
        Duration least = lockTime;
        for (Submission submission : submissions) {
            Duration patience = submission.patience();
            least = patience.compareTo(least) < 0 ? patience : least;
        }
        return least.compareTo(LEAST_LOCK_TIME) < 0 ? LEAST_LOCK_TIME : least;
    }

    private void tryAgain(List<Submission> submissions, int triesLeft, StorageFailure failure) {
        if (triesLeft > 0) {
            LOG.infof("A batch of %d commands is tried again: %s", submissions.size(), failure.getMessage());
            carryOut(submissions, triesLeft);
            return;
        }
        LOG.warnf(failure, "%d commands are refused as busy", submissions.size());
        AppendUnavailable busy = new AppendUnavailable(
                AppendUnavailable.Reason.BUSY,
                "The command was not carried out, send it again: " + failure.getMessage(),
                failure);
        submissions.forEach(submission -> submission.fail(busy));
    }

    private void setApart(List<Submission> submissions, CommandBatch.Spoiled spoiled) {
        if (submissions.size() == 1) {
            spoiled.culprit().fail(spoiled.failure());
            return;
        }
        List<Submission> others = new ArrayList<>(submissions);
        others.remove(spoiled.culprit());
        carryOut(others, TRIES);
        carryOut(List.of(spoiled.culprit()), TRIES);
    }

    private void halve(List<Submission> submissions, RuntimeException failure) {
        if (submissions.size() == 1) {
            LOG.errorf(failure, "%s failed", submissions.get(0).work().commandName());
            submissions.get(0).fail(failure);
            return;
        }
        int half = submissions.size() / 2;
        carryOut(submissions.subList(0, half), TRIES);
        carryOut(submissions.subList(half, submissions.size()), TRIES);
    }
}

package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.EventOfDoom;
import dev.daybook.application.replay.StateCatchUp;
import dev.daybook.application.replay.StateContradictsLog;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.StateSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
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
 * refused as busy. A batch that does not get the lock loses those whose callers wait no longer.
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
    private final AppendMetrics metrics;
    private final ExecutorService logWorker;
    private final Consumer<List<RecordedTask>> newTasks;

    Corridor(
            EventLog eventLog,
            ApplicationState applicationState,
            CommandBatch.Factory batches,
            StateCatchUp catchUp,
            AppendTransaction transaction,
            Duration lockTime,
            AppendMetrics metrics,
            ExecutorService logWorker,
            Consumer<List<RecordedTask>> newTasks) {
        this.eventLog = eventLog;
        this.applicationState = applicationState;
        this.batches = batches;
        this.catchUp = catchUp;
        this.transaction = transaction;
        this.lockTime = lockTime;
        this.metrics = metrics;
        this.logWorker = logWorker;
        this.newTasks = newTasks;
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
        int carriedOut;
        try {
            carriedOut = attempt(submissions);
            while (carriedOut == 0) {
                catchUp();
                carriedOut = attempt(submissions);
            }
        } catch (AppendUnavailable unknown) {
            LOG.errorf(unknown, "The outcome of %d commands is unknown", submissions.size());
            submissions.forEach(submission -> submission.fail(unknown));
            return;
        } catch (StateContradictsLog | EventOfDoom standstill) {
            transaction.rollback();
            submissions.forEach(submission -> submission.fail(AppendUnavailable.notApplied(
                    AppendUnavailable.Reason.NOT_READY, String.valueOf(standstill.getMessage()), standstill)));
            throw standstill;
        } catch (CommandBatch.Spoiled spoiled) {
            transaction.rollback();
            setApart(submissions, spoiled);
            return;
        } catch (StorageFailure failure) {
            transaction.rollback();
            switch (failure.kind()) {
                case LOCKED -> refuseTheImpatient(submissions, triesLeft, failure);
                case PASSING -> tryAgain(submissions, triesLeft - 1, failure);
                case TIMED_OUT, LASTING -> halve(submissions, failure);
            }
            return;
        } catch (RuntimeException defect) {
            transaction.rollback();
            halve(submissions, defect);
            return;
        }
        submissions.subList(0, carriedOut).forEach(Submission::tell);
        if (carriedOut < submissions.size()) {
            carryOut(submissions.subList(carriedOut, submissions.size()), TRIES);
        }
    }

    /** How many of the commands were carried out: at least the first, but none if the state was not up to date. */
    private int attempt(List<Submission> submissions) {
        BatchTimes times = new BatchTimes();
        transaction.begin();
        LogSession usedLog;
        StateSession usedState;
        int carriedOut = 0;
        boolean writes = false;
        int events = 0;
        List<RecordedTask> tasks = List.of();
        try (LogSession log = times.in(Phase.LOCK, () -> eventLog.open(patienceOf(submissions)));
                LogBranch logBranch = new LogBranch(log, logWorker)) {
            Future<LogBranch.Known> known = CommandBatch.lookUp(submissions, logBranch);
            try (StateSession state = times.in(Phase.LOCK, () -> applicationState.open(patienceOf(submissions)))) {
                usedLog = log;
                usedState = state;
                if (catchUp.isUpToDate(log, state)) {
                    CommandBatch batch = batches.open(log.head(), logBranch, state, times);
                    carriedOut = batch.run(submissions, known);
                    writes = times.in(Phase.WRITE, batch::write);
                    events = batch.countOfEvents();
                    tasks = batch.tasks();
                }
            }
        }
        if (writes && !submissions.get(0).caller().dryRun()) {
            times.in(Phase.COMMIT, transaction::commit);
            usedLog.committed();
            usedState.committed();
            newTasks.accept(tasks);
            metrics.carriedOut(carriedOut, events, times);
        } else {
            transaction.rollback();
        }
        return carriedOut;
    }

    /** A lock is waited for as long as the least patient caller waits, but tried for in any case. */
    private Duration patienceOf(List<Submission> submissions) {
        Duration least = lockTime;
        for (Submission submission : submissions) {
            Duration patience = submission.patience();
            least = patience.compareTo(least) < 0 ? patience : least;
        }
        return least.compareTo(LEAST_LOCK_TIME) < 0 ? LEAST_LOCK_TIME : least;
    }

    private void refuseTheImpatient(List<Submission> submissions, int triesLeft, StorageFailure failure) {
        AppendUnavailable busy = busy(failure);
        List<Submission> patient = new ArrayList<>();
        for (Submission submission : submissions) {
            if (submission.patience().compareTo(LEAST_LOCK_TIME) > 0) {
                patient.add(submission);
            } else {
                submission.fail(busy);
            }
        }
        LOG.warnf(failure, "%d commands are refused as busy", submissions.size() - patient.size());
        if (!patient.isEmpty()) {
            carryOut(patient, triesLeft);
        }
    }

    private void tryAgain(List<Submission> submissions, int triesLeft, StorageFailure failure) {
        if (triesLeft > 0) {
            LOG.infof(failure, "A batch of %d commands is tried again", submissions.size());
            carryOut(submissions, triesLeft);
            return;
        }
        AppendUnavailable busy = busy(failure);
        submissions.forEach(submission -> submission.fail(busy));
        // the door closes, and the checks of the start find out when the databases are back
        throw failure;
    }

    private static AppendUnavailable busy(StorageFailure failure) {
        return AppendUnavailable.notApplied(
                AppendUnavailable.Reason.BUSY, String.valueOf(failure.getMessage()), failure);
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

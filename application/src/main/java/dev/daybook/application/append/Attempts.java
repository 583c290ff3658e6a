package dev.daybook.application.append;

import dev.daybook.application.append.AppendMetrics.Phase;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.EventOfDoom;
import dev.daybook.application.replay.StateCatchUp;
import dev.daybook.application.replay.StateContradictsLog;
import dev.daybook.application.time.ElapsedTime;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a group of commands in one transaction. It expects what is usual, and takes the slower way if that was wrong.
 *
 * <h2>The keys are new</h2>
 *
 * Nearly all commands come once, with ids that are new. So the databases are not asked for each key: their unique indexes refuse
 * one that is not new. Then the transaction is rolled back, and all commands are decided again with keys that were looked up. A
 * refused command leaves no row for an index to refuse. So its keys are looked up before the transaction ends.
 *
 * <h2>The locks are free</h2>
 *
 * Both are taken at the same time. If another server has one of them, they are taken in turn.
 */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    /** A batch waits at least so long for a lock. */
    static final Duration LEAST_LOCK_TIME = Duration.ofMillis(100);

    /** For so long the locks are taken in turn after another server had them. */
    private static final Duration OTHERS_APPEND = Duration.ofSeconds(1);

    /** For so long keys are looked up after one was presumed wrongly to be new. */
    private static final Duration REPEATS_COME = Duration.ofSeconds(1);

    private final AppendTransaction.Factory transactions;
    private final CommandBatch.Factory batches;
    private final StateCatchUp catchUp;
    private final Duration lockTime;
    private final AppendMetrics metrics;
    private final Consumer<List<RecordedTask>> newTasks;
    private final ElapsedTime time;

    /** When the locks were last found taken, in nanoseconds of {@link #time}. */
    private @Nullable Long lockedByOthersAt;

    /** When a group was decided again, because one of its keys may not have been new. */
    private @Nullable Long presumedWronglyAt;

    Attempts(
            AppendTransaction.Factory transactions,
            CommandBatch.Factory batches,
            StateCatchUp catchUp,
            Duration lockTime,
            AppendMetrics metrics,
            Consumer<List<RecordedTask>> newTasks,
            ElapsedTime time) {
        this.transactions = transactions;
        this.batches = batches;
        this.catchUp = catchUp;
        this.lockTime = lockTime;
        this.metrics = metrics;
        this.newTasks = newTasks;
        this.time = time;
    }

    /** Presumes that the keys of the commands are new. If that was wrong, the commands are decided again. */
    BatchOutcome carryOut(List<Submission> commands) {
        if (isOver(REPEATS_COME, presumedWronglyAt) && !commands.get(0).caller().dryRun()) {
            BatchOutcome outcome = attempt(commands, NewKeys.PRESUMED);
            if (!mayHavePresumedWrongly(outcome)) {
                return outcome;
            }
            presumedWronglyAt = time.nanos();
        }
        return attempt(commands, NewKeys.LOOKED_UP);
    }

    /** Whether the failure may come from a key that is not new. Others show again when the keys are looked up. */
    private static boolean mayHavePresumedWrongly(BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.RolledBack rolledBack) {
            return isLasting(rolledBack.failure());
        }
        return outcome instanceof BatchOutcome.Spoiled spoiled && isLasting(spoiled.failure());
    }

    private static boolean isLasting(RuntimeException failure) {
        return !(failure instanceof StorageFailure storage) || storage.kind() == StorageFailure.Kind.LASTING;
    }

    private BatchOutcome attempt(List<Submission> commands, NewKeys newKeys) {
        // another server that appends takes the locks again and again
        if (isOver(OTHERS_APPEND, lockedByOthersAt)) {
            BatchOutcome outcome = attempt(commands, newKeys, AppendTransaction::lockSideBySide);
            if (!isLocked(outcome)) {
                return outcome;
            }
            lockedByOthersAt = time.nanos();
        }
        Duration patience = patienceOf(commands);
        return attempt(commands, newKeys, transaction -> transaction.lockInTurn(patience));
    }

    /** Whether so much time has gone by since then. */
    private boolean isOver(Duration pause, @Nullable Long since) {
        return since == null || time.nanos() - since > pause.toNanos();
    }

    private static boolean isLocked(BatchOutcome outcome) {
        return outcome instanceof BatchOutcome.RolledBack rolledBack
                && rolledBack.failure() instanceof StorageFailure storage
                && storage.kind() == StorageFailure.Kind.LOCKED;
    }

    private BatchOutcome attempt(
            List<Submission> commands, NewKeys newKeys, Function<AppendTransaction, AppendTransaction.Locked> locking) {
        BatchTimes times = new BatchTimes(time);
        try (AppendTransaction transaction = transactions.begin()) {
            AppendTransaction.Locked locked = times.in(Phase.LOCK, () -> locking.apply(transaction));
            if (!catchUp.isUpToDate(locked.log(), locked.state())) {
                return new BatchOutcome.StateBehind();
            }
            LogBranch logBranch = transaction.logBranch(locked.log());
            CommandBatch batch = batches.open(logBranch, locked.state(), newKeys, times);
            List<Decision> decisions = batch.run(commands);
            boolean writes = times.in(Phase.WRITE, batch::write);
            if (writes && !commands.get(0).caller().dryRun()) {
                times.in(Phase.COMMIT, transaction::commit);
                wake(batch.tasks());
                metrics.carriedOut(decisions.size(), batch.countOfEvents(), times);
            }
            return new BatchOutcome.Committed(decisions);
        } catch (AppendUnavailable unknown) {
            return new BatchOutcome.Unknown(unknown);
        } catch (StateContradictsLog | EventOfDoom standstill) {
            return new BatchOutcome.Standstill(standstill);
        } catch (CommandBatch.Spoiled spoiled) {
            return new BatchOutcome.Spoiled(spoiled.culprit(), spoiled.failure());
        } catch (RuntimeException failure) {
            return new BatchOutcome.RolledBack(failure);
        }
    }

    /**
     * The transaction is committed, so a failure here must not roll anything back. The sweep finds tasks that were not
     * announced.
     */
    private void wake(List<RecordedTask> tasks) {
        try {
            newTasks.accept(tasks);
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "%d new tasks could not be announced; the task sweep will find them", tasks.size());
        }
    }

    /** A batch waits for a lock as long as its least patient caller, but at least {@link #LEAST_LOCK_TIME}. */
    private Duration patienceOf(List<Submission> commands) {
        Duration least = lockTime;
        for (Submission command : commands) {
            Duration patience = command.patience();
            least = patience.compareTo(least) < 0 ? patience : least;
        }
        return least.compareTo(LEAST_LOCK_TIME) < 0 ? LEAST_LOCK_TIME : least;
    }
}

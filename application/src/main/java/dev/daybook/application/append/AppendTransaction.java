package dev.daybook.application.append;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.StateSession;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One distributed transaction, from its locks to its end. It owns both branches: the log's, which is locked and enlisted
 * first and therefore committed first, and the state's.
 *
 * <p>It ends in one of three ways: applied ({@link #commit} returns), not applied, or unknown. A transaction that is
 * closed before it was committed is rolled back.
 */
final class AppendTransaction implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AppendTransaction.class);

    private final Factory factory;
    private @Nullable LogSession log;
    private @Nullable LogBranch logBranch;
    private @Nullable StateSession state;
    private boolean released;

    /** Begins transactions over these two databases. */
    record Factory(
            UserTransaction transaction,
            Duration timeout,
            EventLog eventLog,
            ApplicationState applicationState,
            Executor logWorker) {

        AppendTransaction begin() {
            try {
                transaction.setTransactionTimeout(Math.toIntExact(timeout.toSeconds()));
                transaction.begin();
            } catch (NotSupportedException | SystemException failure) {
                throw new StorageFailure(StorageFailure.Kind.PASSING, "The transaction could not be started.", failure);
            }
            return new AppendTransaction(this);
        }
    }

    private AppendTransaction(Factory factory) {
        this.factory = factory;
    }

    /** Locks the log, and enlists its branch. */
    LogSession lockLog(Duration patience) {
        LogSession opened = factory.eventLog().open(patience);
        log = opened;
        return opened;
    }

    /** The log's branch, which a thread of its own works at. The log must be locked. */
    LogBranch logBranch(LogSession session) {
        LogBranch branch = new LogBranch(session, factory.logWorker());
        logBranch = branch;
        return branch;
    }

    /** Locks the state, and enlists its branch after the log's. */
    StateSession lockState(Duration patience) {
        StateSession opened = factory.applicationState().open(patience);
        state = opened;
        return opened;
    }

    /**
     * Commits both branches.
     *
     * @throws StorageFailure if the transaction was rolled back: nothing was applied
     * @throws AppendUnavailable if the outcome is unknown
     */
    void commit() {
        release();
        try {
            factory.transaction().commit();
        } catch (RollbackException notApplied) {
            // data that a database refuses failed earlier, at the last statement of its branch
            throw new StorageFailure(
                    StorageFailure.Kind.PASSING, "The transaction was rolled back at its commit.", notApplied);
        } catch (HeuristicMixedException | HeuristicRollbackException | SystemException | RuntimeException unknown) {
            throw AppendUnavailable.outcomeUnknown(unknown);
        }
        tellTheSessions();
    }

    /** The transaction is committed, so a failure here must not look like a failure of the transaction. */
    private void tellTheSessions() {
        try {
            if (log != null) {
                log.committed();
            }
            if (state != null) {
                state.committed();
            }
        } catch (RuntimeException failure) {
            LOG.error("A session could not take note of its commit; the commit itself is durable", failure);
        }
    }

    /** Rolls back, unless the transaction has ended. Never throws: the failure that led here is the one to report. */
    @Override
    public void close() {
        try {
            release();
        } catch (RuntimeException failure) {
            LOG.warn("A session of a failed transaction could not be released", failure);
        }
        try {
            if (factory.transaction().getStatus() != Status.STATUS_NO_TRANSACTION) {
                factory.transaction().rollback();
            }
        } catch (SystemException | RuntimeException failure) {
            // nothing was prepared: the databases or the recovery roll the branches back
            LOG.warn("A failed transaction could not be rolled back", failure);
        }
    }

    private void release() {
        if (released) {
            return;
        }
        released = true;
        if (logBranch != null) {
            logBranch.drain();
        }
        try {
            if (state != null) {
                state.release();
            }
        } finally {
            if (log != null) {
                log.release();
            }
        }
    }
}

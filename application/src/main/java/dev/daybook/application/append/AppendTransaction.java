package dev.daybook.application.append;

import dev.daybook.application.log.Enlisted;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One distributed transaction, from its locks to its end. It owns both branches: the log's, which is enlisted first and
 * therefore committed first, and the state's.
 *
 * <p>It ends in one of three ways: applied ({@link #commit} returns), not applied, or unknown. A transaction that is
 * closed before it was committed is rolled back.
 */
final class AppendTransaction implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AppendTransaction.class);

    /** The shortest wait that a database knows; none would mean for ever. */
    private static final Duration NO_PATIENCE = Duration.ofMillis(1);

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

    /** Both databases, locked. */
    record Locked(LogSession log, StateSession state) {}

    /**
     * Locks the log, and then the state.
     *
     * @param patience how long to wait for each of the two locks
     */
    Locked lockInTurn(Duration patience) {
        LogSession lockedLog = factory.eventLog().open(patience);
        log = lockedLog;
        StateSession lockedState = factory.applicationState().open(patience);
        state = lockedState;
        return new Locked(lockedLog, lockedState);
    }

    /**
     * Locks both databases at the same time, if both locks are free. This saves the time of a round trip.
     *
     * <p>It waits for neither lock. A transaction that holds the state's lock and waits for the log's would stop one that
     * holds the log's and waits for the state's.
     *
     * @throws StorageFailure of the kind LOCKED if one of the locks is taken; then the transaction must end
     */
    Locked lockSideBySide() {
        Enlisted<LogSession> logToLock = factory.eventLog().enlist();
        Enlisted<StateSession> stateToLock;
        try {
            stateToLock = factory.applicationState().enlist();
        } catch (RuntimeException failure) {
            logToLock.release();
            throw failure;
        }
        CompletableFuture<LogSession> logLock;
        try {
            logLock = CompletableFuture.supplyAsync(
                    () -> {
                        LogSession locked = logToLock.lock(NO_PATIENCE);
                        log = locked;
                        return locked;
                    },
                    factory.logWorker());
        } catch (RuntimeException | Error workerIsAway) {
            logToLock.release();
            stateToLock.release();
            throw workerIsAway;
        }
        try {
            StateSession lockedState = stateToLock.lock(NO_PATIENCE);
            state = lockedState;
            return new Locked(LogBranch.outcome(logLock), lockedState);
        } finally {
            // also after a failure: the transaction must not end while a thread works at its log
            var unused = logLock.handle((locked, failure) -> locked).join();
        }
    }

    /** The log's branch, which a thread of its own works at. The log must be locked. */
    LogBranch logBranch(LogSession session) {
        LogBranch branch = new LogBranch(session, factory.logWorker());
        logBranch = branch;
        return branch;
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

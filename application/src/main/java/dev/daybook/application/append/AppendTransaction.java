package dev.daybook.application.append;

import dev.daybook.application.log.StorageFailure;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import org.jboss.logging.Logger;

/** One distributed transaction, whose end is one of three: applied, not applied, unknown. */
final class AppendTransaction {

    private static final Logger LOG = Logger.getLogger(AppendTransaction.class);

    private final UserTransaction transaction;
    private final int timeoutSeconds;

    AppendTransaction(UserTransaction transaction, Duration timeout) {
        this.transaction = transaction;
        this.timeoutSeconds = Math.toIntExact(timeout.toSeconds());
    }

    void begin() {
        try {
            transaction.setTransactionTimeout(timeoutSeconds);
            transaction.begin();
        } catch (NotSupportedException | SystemException failure) {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "No transaction could be begun.", failure);
        }
    }

    /**
     * Commits.
     *
     * @throws StorageFailure if the transaction was rolled back: nothing was applied
     * @throws AppendUnavailable if the outcome is unknown
     */
    void commit() {
        try {
            transaction.commit();
        } catch (RollbackException notApplied) {
            throw new StorageFailure(
                    // what the data have to do with failed earlier, at the last statement of each branch
                    StorageFailure.Kind.PASSING, "The transaction was rolled back at its commit.", notApplied);
        } catch (HeuristicMixedException | HeuristicRollbackException | SystemException | RuntimeException unknown) {
            throw AppendUnavailable.outcomeUnknown(unknown);
        }
    }

    /** Rolls back if there is anything to roll back; never throws, for it runs where something has failed already. */
    void rollback() {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException | RuntimeException failure) {
            // the branches are rolled back by the databases or by recovery; nothing was prepared
            LOG.warn("A transaction that had failed could not be rolled back in order", failure);
        }
    }
}

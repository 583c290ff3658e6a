package dev.daybook.application.task;

import dev.daybook.application.log.StorageFailure;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;

/** A short transaction on the ledger alone, which therefore commits in one phase. */
public final class TaskTransaction {

    private final UserTransaction transaction;

    public TaskTransaction(UserTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Runs the work in a transaction.
     *
     * @throws StorageFailure if it could not be committed
     */
    public <T> T call(Supplier<T> work) {
        try {
            transaction.begin();
            T result;
            try {
                result = work.get();
            } catch (RuntimeException | Error failure) {
                transaction.rollback();
                throw failure;
            }
            transaction.commit();
            return result;
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException failure) {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "The ledger of tasks could not be changed.", failure);
        }
    }

    /** Runs the work in a transaction. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}

package dev.daybook.application.inmemory;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells of the end of a thread's transaction those who have asked to be told. */
final class InMemorySynchronizations implements TransactionSynchronizationRegistry {

    private final Map<Thread, List<Synchronization>> registered = new ConcurrentHashMap<>();

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        registered
                .computeIfAbsent(Thread.currentThread(), thread -> new ArrayList<>())
                .add(synchronization);
    }

    /** The transaction of this thread has ended with that status. */
    void ended(int status) {
        List<Synchronization> told = registered.remove(Thread.currentThread());
        if (told != null) {
            told.forEach(one -> one.afterCompletion(status));
        }
    }

    /** Nothing follows the end of this thread's transaction. */
    void forget() {
        registered.remove(Thread.currentThread());
    }

    @Override
    public Object getTransactionKey() {
        return Thread.currentThread();
    }

    @Override
    public void putResource(Object key, Object value) {
        throw notUsed();
    }

    @Override
    public Object getResource(Object key) {
        throw notUsed();
    }

    @Override
    public int getTransactionStatus() {
        throw notUsed();
    }

    @Override
    public void setRollbackOnly() {
        throw notUsed();
    }

    @Override
    public boolean getRollbackOnly() {
        throw notUsed();
    }

    private static UnsupportedOperationException notUsed() {
        return new UnsupportedOperationException("The engine does not use it.");
    }
}

package dev.daybook.application.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** What the server provides: threads, a timer and transactions. */
@Singleton
public class ServerResources {

    @Resource
    private @Nullable ManagedThreadFactory threads;

    @Resource
    private @Nullable ManagedScheduledExecutorService timer;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private @Nullable TransactionSynchronizationRegistry transactions;

    ThreadFactory threads() {
        return provided(threads, "ManagedThreadFactory", "ee");
    }

    ScheduledExecutorService timer() {
        return provided(timer, "ManagedScheduledExecutorService", "ee");
    }

    TransactionSynchronizationRegistry transactions() {
        return provided(transactions, "TransactionSynchronizationRegistry", "transactions");
    }

    private static <T> T provided(@Nullable T resource, String name, String subsystem) {
        if (resource == null) {
            throw new IllegalStateException(
                    "The server provides no " + name + ". Check its subsystem " + subsystem + ".");
        }
        return resource;
    }
}

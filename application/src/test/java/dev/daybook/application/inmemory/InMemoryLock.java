package dev.daybook.application.inmemory;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.time.ElapsedTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An EXCLUSIVE lock that a transaction or a session holds. */
final class InMemoryLock {

    private static final long TRIES = 20;

    private final String name;
    private @Nullable Object owner;

    InMemoryLock(String name) {
        this.name = name;
    }

    /**
     * Takes the lock.
     *
     * @throws StorageFailure if another owner holds it for longer than {@code patience}
     */
    void take(Object newOwner, Duration patience, ElapsedTime time) {
        long begun = time.nanos();
        while (!tryTake(newOwner)) {
            if (time.nanos() - begun >= patience.toNanos()) {
                throw new StorageFailure(
                        StorageFailure.Kind.LOCKED,
                        "The lock of " + name + " was held by another session for more than " + patience + ".",
                        new IllegalStateException("locked"));
            }
            pause(patience, time);
        }
    }

    private static void pause(Duration patience, ElapsedTime time) {
        try {
            time.pause(Duration.ofNanos(patience.toNanos() / TRIES + 1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageFailure(StorageFailure.Kind.PASSING, "The wait for a lock was interrupted.", interrupted);
        }
    }

    private synchronized boolean tryTake(Object newOwner) {
        if (owner == null || owner == newOwner) {
            owner = newOwner;
            return true;
        }
        return false;
    }

    synchronized boolean isHeldBy(Object candidate) {
        return owner == candidate;
    }

    synchronized boolean isFree() {
        return owner == null;
    }

    /** Gives the lock back, if that owner holds it. */
    synchronized void release(Object candidate) {
        if (owner == candidate) {
            owner = null;
        }
    }
}

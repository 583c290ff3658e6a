package dev.daybook.application.replay;

import dev.daybook.application.log.StorageFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells the ledger once a second how far a replay has come, whatever the replay itself is busy with, and hears from it
 * whether to go on.
 */
final class SignsOfLife implements StateReplay.Watch, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SignsOfLife.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Replay replay;
    private final ReplayLedger ledger;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long position;
    private volatile long target;
    private volatile ReplayLedger.Word word = ReplayLedger.Word.GO_ON;
    private volatile boolean serverStops;

    SignsOfLife(Replay replay, ReplayLedger ledger, ThreadFactory threads) {
        this.replay = replay;
        this.ledger = ledger;
        this.target = replay.target();
        thread = threads.newThread(this::tell);
        thread.setName("daybook-replay-signs-of-life");
        thread.start();
    }

    @Override
    public boolean reached(long reachedPosition, long reachedTarget) {
        position = reachedPosition;
        target = reachedTarget;
        return !serverStops && word == ReplayLedger.Word.GO_ON;
    }

    private void tell() {
        try {
            while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    word = ledger.progress(replay, position, target);
                } catch (StorageFailure failure) {
                    LOG.debugf(failure, "A sign of life of replay %s could not be recorded", replay.id());
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    long position() {
        return position;
    }

    void serverStops() {
        serverStops = true;
    }

    @Override
    public boolean isInterrupted() {
        return serverStops && word == ReplayLedger.Word.GO_ON;
    }

    /** Why the replay was to stop. */
    String reason() {
        if (serverStops) {
            return "The server was stopped.";
        }
        return word == ReplayLedger.Word.TAKEN_FOR_DEAD
                ? "It gave no sign of life for too long and was taken for a dead one."
                : "It was cancelled.";
    }

    boolean isCancelled() {
        return word == ReplayLedger.Word.CANCELLED;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}

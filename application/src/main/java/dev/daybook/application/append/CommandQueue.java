package dev.daybook.application.append;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The bounded line of commands that wait for the corridor: first come, first served. Any number of threads hand commands
 * in; one takes them out, as many together as wait.
 */
final class CommandQueue {

    private static final long LONGEST_IDLE_MILLIS = 1_000;
    private static final long RETURN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final BlockingQueue<Submission> waiting;
    private final int batchCommands;
    private final int batchEvents;
    private int answered;
    private long answeredAt = System.nanoTime();

    CommandQueue(AppendSettings settings) {
        waiting = new LinkedBlockingQueue<>(settings.queueLength());
        batchCommands = settings.batchCommands();
        batchEvents = settings.batchEvents();
    }

    /** Hands a command in; whether there was room for it. */
    boolean offer(Submission submission) {
        return waiting.offer(submission);
    }

    /** Takes a command out whose caller has given up. */
    void remove(Submission submission) {
        waiting.remove(submission);
    }

    /** How many commands wait. */
    int length() {
        return waiting.size();
    }

    /** The next batch; waits a moment if there is nothing to do, and gives nothing if that lasts. */
    List<Submission> take() throws InterruptedException {
        List<Submission> batch = new ArrayList<>();
        Submission next = waiting.poll(LONGEST_IDLE_MILLIS, TimeUnit.MILLISECONDS);
        awaitThoseWhoComeBack();
        int weight = 0;
        while (next != null) {
            if (next.claim()) {
                batch.add(next);
                weight += next.work().weight();
            }
            Submission following = waiting.peek();
            boolean fits = batch.size() < batchCommands
                    && following != null
                    && weight + following.work().weight() <= batchEvents;
            next = fits ? waiting.poll() : null;
        }
        return batch;
    }

    /** That many callers have just been answered. */
    void answered(int callers) {
        answered = callers;
        answeredAt = System.nanoTime();
    }

    /**
     * Callers who have just been answered tend to come back at once. Without this pause the first of them would go alone,
     * and the others would wait for a whole transaction. Who has been alone before does not wait.
     */
    private void awaitThoseWhoComeBack() {
        long waitedFor = answeredAt + RETURN_NANOS;
        while (waiting.size() + 1 < answered && System.nanoTime() - waitedFor < 0) {
            LockSupport.parkNanos(RETURN_NANOS / 20);
        }
    }

    /** Everything that still waits, taken out. */
    List<Submission> takeAll() {
        List<Submission> rest = new ArrayList<>();
        waiting.drainTo(rest);
        rest.removeIf(submission -> !submission.claim());
        return rest;
    }
}

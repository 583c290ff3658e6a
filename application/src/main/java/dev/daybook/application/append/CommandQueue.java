package dev.daybook.application.append;

import dev.daybook.application.time.ElapsedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The bounded queue of commands that wait for the corridor: first in, first out. Any number of threads hand commands
 * in. One thread takes out all waiting commands together, up to the bounds of a batch.
 */
final class CommandQueue {

    private static final Duration RETURN_TIME = Duration.ofMillis(1);
    private static final Duration BETWEEN_LOOKS = RETURN_TIME.dividedBy(20);

    private final ElapsedTime time;
    private final BlockingQueue<Submission> waiting;
    private final int batchCommands;
    private final int batchEvents;
    private int answered;
    private long answeredAt;

    CommandQueue(AppendSettings settings, ElapsedTime time) {
        this.time = time;
        answeredAt = time.nanos();
        waiting = new LinkedBlockingQueue<>(settings.queueLength());
        batchCommands = settings.batchCommands();
        batchEvents = settings.batchEvents();
    }

    /** Hands a command in; whether there was room for it. */
    boolean offer(Submission submission) {
        return waiting.offer(submission);
    }

    /** Whether at least half of its places are taken. */
    boolean isHalfFull() {
        return waiting.remainingCapacity() <= waiting.size();
    }

    /** Takes a command out whose caller has given up. */
    void remove(Submission submission) {
        waiting.remove(submission);
    }

    /** How many commands wait. */
    int length() {
        return waiting.size();
    }

    /**
     * The next batch.
     *
     * @param idle how long to wait for a first command; the batch is empty if none comes
     */
    List<Submission> take(Duration idle) throws InterruptedException {
        List<Submission> batch = new ArrayList<>();
        Submission next = waiting.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
        awaitReturningCallers();
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

    /** Says that this many callers have just been answered. */
    void answered(int callers) {
        answered = callers;
        answeredAt = time.nanos();
    }

    /**
     * Callers who were just answered tend to come back at once. Without this pause the first of them would go alone, and
     * the others would wait for a whole transaction. A caller who was alone before does not wait.
     */
    private void awaitReturningCallers() throws InterruptedException {
        while (waiting.size() + 1 < answered && time.nanos() - answeredAt < RETURN_TIME.toNanos()) {
            time.pause(BETWEEN_LOOKS);
        }
    }

    /** Takes out everything that still waits. */
    List<Submission> takeAll() {
        List<Submission> rest = new ArrayList<>();
        waiting.drainTo(rest);
        rest.removeIf(submission -> !submission.claim());
        return rest;
    }
}

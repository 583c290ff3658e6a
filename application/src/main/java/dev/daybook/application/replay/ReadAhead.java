package dev.daybook.application.replay;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A feed whose log is read and decoded by a thread of its own, a few batches ahead of the materialization. */
final class ReadAhead implements EventFeed {

    private static final int BATCHES_AHEAD = 4;
    private static final long PATIENCE_MILLIS = 200;

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread reader;
    private volatile boolean closed;

    /** Starts to read. */
    ReadAhead(LogReading reading, ThreadFactory threads) {
        reader = threads.newThread(() -> reading.run(this::hand));
        reader.setName("daybook-replay-reader");
        reader.start();
    }

    @Override
    public Batch next() {
        try {
            while (true) {
                Batch batch = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    return batch;
                }
                if (!reader.isAlive() && queue.isEmpty()) {
                    throw new IllegalStateException("The thread that reads the log has ended too early.");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ReplayStopped("The server is stopping.");
        }
    }

    private boolean hand(Batch batch) {
        try {
            while (!closed) {
                if (queue.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        return false;
    }

    @Override
    public void close() {
        closed = true;
        queue.clear();
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

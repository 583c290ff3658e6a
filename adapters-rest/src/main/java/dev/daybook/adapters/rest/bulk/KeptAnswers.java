package dev.daybook.adapters.rest.bulk;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one request on their way to the client. Most clients send everything before they read. So a thread of its
 * own writes the answers, and those that the client does not take yet are kept, up to a bound.
 *
 * <p>The client must read when the bound is reached, and when the request has ended. Then {@link #add} and {@link #end}
 * wait for it. If it takes nothing for some time, its connection is closed. At any other time a client may be as slow as it
 * likes, so the HTTP server must have no limit of its own for a write.
 */
final class KeptAnswers implements Runnable {

    /** How many answers are kept. A request with at most so many lines need not read before it has sent all of them. */
    static final int MOST_KEPT = 10_000;

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int WORTH_A_WRITE = 16 * 1024;

    private final OutputStream out;
    private final Closeable connection;
    private final Duration patience;
    private final Deque<byte[]> kept = new ArrayDeque<>();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(2 * WORTH_A_WRITE);
    private int bytesKept;
    private int countInWriting;
    private long writes;
    private boolean isReleased;
    private boolean isEnded;
    private boolean isOver;
    private @Nullable IOException failure;

    /**
     * Keeps nothing yet.
     *
     * @param out where the answers are written
     * @param connection the client's; a write that waits for the client fails when it is closed
     * @param patience how long a client that must read may take nothing
     */
    KeptAnswers(OutputStream out, Closeable connection, Duration patience) {
        this.out = out;
        this.connection = connection;
        this.patience = patience;
    }

    /**
     * Adds an answer. It is written soon after {@link #release}, or when there is enough for a write.
     *
     * @throws IOException if the client takes no more answers
     */
    synchronized void add(byte[] line) throws IOException, InterruptedException {
        while (failure == null && isFull()) {
            release();
            awaitClient();
        }
        requireClient();
        kept.add(line);
        bytesKept += line.length;
        if (bytesKept >= WORTH_A_WRITE) {
            release();
        }
    }

    private boolean isFull() {
        return kept.size() + countInWriting >= MOST_KEPT || bytesKept >= MOST_BYTES;
    }

    /** Says that no further answer comes at once, so that those that were added should be written. */
    synchronized void release() {
        if (!isReleased && !kept.isEmpty()) {
            isReleased = true;
            notifyAll();
        }
    }

    /**
     * Waits until all answers are written.
     *
     * @throws IOException if the client does not take them
     */
    synchronized void end() throws IOException, InterruptedException {
        isEnded = true;
        notifyAll();
        while (!isOver) {
            awaitClient();
        }
        requireClient();
    }

    private void requireClient() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits until the client has taken something, or is cut because it has taken nothing for too long. */
    private void awaitClient() throws InterruptedException {
        long before = writes;
        long begun = System.nanoTime();
        long left = patience.toNanos();
        while (writes == before && !isOver && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = patience.toNanos() - (System.nanoTime() - begun);
        }
        if (writes == before && !isOver) {
            close();
        }
    }

    private void close() {
        try {
            connection.close();
        } catch (IOException alreadyClosed) {
            // the next write fails all the same
        }
    }

    /** Writes until all answers are written, or the client takes no more. */
    @Override
    public void run() {
        try {
            while (take()) {
                block.writeTo(out);
                // Undertow hides a failure here: the next write, or the next read of a line, shows it
                out.flush();
            }
            over(null);
        } catch (IOException gone) {
            over(gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            over(new InterruptedIOException("The server is stopping."));
        } catch (RuntimeException broken) {
            over(new IOException("The answers cannot be written.", broken));
        }
    }

    /** Moves answers that were released to the block, as many as are worth a write; false at the end. */
    private synchronized boolean take() throws InterruptedException {
        countInWriting = 0;
        writes++;
        notifyAll();
        while (!isReleased && !isEnded) {
            wait();
        }
        block.reset();
        while (block.size() < WORTH_A_WRITE && !kept.isEmpty()) {
            byte[] line = kept.remove();
            block.write(line, 0, line.length);
            block.write('\n');
            bytesKept -= line.length;
            countInWriting++;
        }
        isReleased = !kept.isEmpty();
        return countInWriting > 0;
    }

    private synchronized void over(@Nullable IOException reason) {
        failure = reason;
        isOver = true;
        notifyAll();
    }
}

package dev.daybook.adapters.rest.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one request on their way to the client. Most clients send everything before they read. So a thread of its
 * own writes the answers, and those that the client does not take yet are kept, up to a bound. Then {@link #add} waits,
 * and no more lines are read until the client reads. The HTTP server ends a write that makes no progress for a minute.
 */
final class KeptAnswers implements Runnable {

    /** How many answers are kept. A request with at most so many lines need not read before it has sent all of them. */
    static final int MOST_KEPT = 10_000;

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int WORTH_A_WRITE = 16 * 1024;

    private final OutputStream out;
    private ByteArrayOutputStream gathered = new ByteArrayOutputStream(2 * WORTH_A_WRITE);
    private int countOfGathered;
    private int countInWriting;
    private boolean isReleased;
    private boolean isEnded;
    private boolean isOver;
    private @Nullable IOException failure;

    KeptAnswers(OutputStream out) {
        this.out = out;
    }

    /**
     * Adds an answer. It is written soon after {@link #release}, or when there is enough for a write.
     *
     * @throws IOException if the client takes no more answers
     */
    synchronized void add(byte[] line) throws IOException, InterruptedException {
        while (failure == null && isFull()) {
            release();
            wait();
        }
        if (failure != null) {
            throw failure;
        }
        gathered.write(line, 0, line.length);
        gathered.write('\n');
        countOfGathered++;
        if (gathered.size() >= WORTH_A_WRITE) {
            release();
        }
    }

    private boolean isFull() {
        return countOfGathered + countInWriting >= MOST_KEPT || gathered.size() >= MOST_BYTES;
    }

    /** Says that no further answer comes at once, so that those that were added should be written. */
    synchronized void release() {
        if (countOfGathered > 0 && !isReleased) {
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
            wait();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Writes until all answers are written, or the client takes no more. */
    @Override
    public void run() {
        try {
            for (byte[] next = take(); next.length > 0; next = take()) {
                out.write(next);
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

    /** The answers that were released; none at the end. */
    private synchronized byte[] take() throws InterruptedException {
        countInWriting = 0;
        notifyAll();
        while (!isReleased && !isEnded) {
            wait();
        }
        byte[] taken = gathered.toByteArray();
        gathered.reset();
        if (taken.length > 8 * WORTH_A_WRITE) {
            // gives back what was needed while the client did not read
            gathered = new ByteArrayOutputStream(2 * WORTH_A_WRITE);
        }
        countInWriting = countOfGathered;
        countOfGathered = 0;
        isReleased = false;
        return taken;
    }

    private synchronized void over(@Nullable IOException reason) {
        failure = reason;
        isOver = true;
        notifyAll();
    }
}

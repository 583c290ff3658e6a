package dev.daybook.application.replay;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.Rematerialization.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events of the log on their way into a state: read and decoded by a thread of its own, while those before are being
 * materialized, and never far ahead.
 *
 * <p>Each event must follow the one before it in the chain, so that nothing but this log can come out. What the chain is
 * made of is the digest of the data and not the data; whether those agree is the integrity check's business.
 */
final class EventFeed implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final int BATCHES_AHEAD = 4;

    /** Large events are not handed on by the thousand; about as many bytes. */
    private static final long MOST_CHARACTERS = 2_000_000;

    /** A statement a piece, so that no snapshot of the log is held for as long as a replay takes. */
    private static final long PIECE = 20_000;

    private static final long PATIENCE_MILLIS = 200;

    private final EventLog log;
    private final Rematerialization rematerialization;
    private final Map<Long, RecordedEvent> amended;
    private final long last;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread reader;
    private LogPosition at;
    private List<Decoded> events = new ArrayList<>(BATCH);
    private long characters;
    private volatile boolean closed;

    /**
     * Events that follow one another.
     *
     * @param end where the last of them is
     * @param failure what keeps the feed from going on behind them
     */
    record Batch(
            List<Decoded> events, LogPosition end, @Nullable Throwable failure) {

        RuntimeException asThrown() {
            return failure instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
    }

    /**
     * Begins to read the events behind {@code after} up to {@code last}.
     *
     * @param amended events that are to be materialized in the place of those at their positions
     */
    EventFeed(
            EventLog log,
            Rematerialization rematerialization,
            Map<Long, RecordedEvent> amended,
            LogPosition after,
            long last,
            ThreadFactory threads) {
        this.log = log;
        this.rematerialization = rematerialization;
        this.amended = amended;
        this.at = after;
        this.last = last;
        reader = threads.newThread(this::read);
        reader.setName("daybook-replay-reader");
        reader.start();
    }

    /** The next events, in order; waits for them. */
    Batch next() {
        try {
            while (true) {
                Batch batch = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    return batch;
                }
                if (!reader.isAlive() && queue.isEmpty()) {
                    throw new IllegalStateException("The reader of the log has ended before its time");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ReplayStopped("The server is stopping.");
        }
    }

    private void read() {
        Throwable end = null;
        try {
            while (at.position() < last && !closed) {
                long before = at.position();
                log.pass(before + 1, Math.min(last, before + PIECE), this::take);
                if (at.position() == before) {
                    throw new ReplayStopped("The event log ends at position " + before + " and not at " + last + ".");
                }
            }
        } catch (RuntimeException | Error failure) {
            end = failure;
        }
        hand(end);
    }

    private boolean take(RecordedEvent recorded) {
        requireNext(recorded);
        events.add(rematerialization.decode(
                amended.isEmpty() ? recorded : amended.getOrDefault(recorded.position(), recorded)));
        at = recorded.at();
        characters += recorded.data().text().length();
        if (events.size() == BATCH || characters > MOST_CHARACTERS) {
            hand(null);
        }
        return !closed;
    }

    private void requireNext(RecordedEvent recorded) {
        if (recorded.position() != at.position() + 1 || !recorded.hash().equals(recorded.hashBehind(at.hash()))) {
            throw new ReplayStopped("Event " + recorded.position() + " of the log does not follow event "
                    + at.position() + " in the chain: have the log's integrity checked.");
        }
    }

    private void hand(@Nullable Throwable end) {
        Batch batch = new Batch(events, at, end);
        events = new ArrayList<>(BATCH);
        characters = 0;
        try {
            while (!closed && !queue.offer(batch, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                // whoever materializes has not come so far
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Reads no more. */
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

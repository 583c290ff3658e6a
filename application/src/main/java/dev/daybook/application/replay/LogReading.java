package dev.daybook.application.replay;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.replay.EventFeed.Batch;
import dev.daybook.application.replay.Rematerialization.Decoded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of the log, decodes it and gives it out in batches.
 *
 * <p>Each event must follow the one before it in the chain, so the events can only be of this log. The chain runs over
 * the digests of the data. Only the integrity check compares data and digests.
 */
final class LogReading {

    private static final int BATCH = 1_000;

    /** A batch of large events ends earlier, at about this size. */
    private static final long MOST_CHARACTERS = 2_000_000;

    /** How many events one statement reads, so that no snapshot of the log is held as long as a replay takes. */
    private static final long PIECE = 20_000;

    private final EventLog log;
    private final Rematerialization rematerialization;
    private final Map<Long, RecordedEvent> amended;
    private final long last;
    private LogPosition at;
    private List<Decoded> events = new ArrayList<>(BATCH);
    private long characters;

    /**
     * The events after {@code after} up to {@code last}.
     *
     * @param amended events that are materialized in place of those at their positions
     */
    LogReading(
            EventLog log,
            Rematerialization rematerialization,
            Map<Long, RecordedEvent> amended,
            LogPosition after,
            long last) {
        this.log = log;
        this.rematerialization = rematerialization;
        this.amended = amended;
        this.at = after;
        this.last = last;
    }

    /**
     * Reads to the end, and hands each batch on; the last batch carries the failure, if there was one.
     *
     * @param consumer returns whether it wants another batch
     */
    void run(Predicate<Batch> consumer) {
        Throwable failure = null;
        boolean[] goOn = {true};
        try {
            while (at.position() < last && goOn[0]) {
                long before = at.position();
                log.pass(before + 1, Math.min(last, before + PIECE), recorded -> {
                    take(recorded);
                    if (events.size() == BATCH || characters > MOST_CHARACTERS) {
                        goOn[0] = consumer.test(batch(null));
                    }
                    return goOn[0];
                });
                if (at.position() == before) {
                    throw new ReplayStopped("The event log ends at position " + before + " and not at " + last + ".");
                }
            }
        } catch (RuntimeException | Error caught) {
            failure = caught;
        }
        if (goOn[0]) {
            goOn[0] = consumer.test(batch(failure));
        }
    }

    private void take(RecordedEvent recorded) {
        if (recorded.position() != at.position() + 1 || !recorded.hash().equals(recorded.hashBehind(at.hash()))) {
            throw new ReplayStopped("Event " + recorded.position() + " of the log does not follow event "
                    + at.position() + " in the chain. Start an integrity check of the log.");
        }
        events.add(rematerialization.decode(
                amended.isEmpty() ? recorded : amended.getOrDefault(recorded.position(), recorded)));
        at = recorded.at();
        characters += recorded.data().text().length();
    }

    private Batch batch(@Nullable Throwable failure) {
        Batch batch = new Batch(events, at, failure);
        events = new ArrayList<>(BATCH);
        characters = 0;
        return batch;
    }
}

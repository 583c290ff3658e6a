package dev.daybook.application.replay;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Rematerialization.Decoded;
import dev.daybook.application.time.ElapsedTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One replay: takes a state through the log. */
final class ReplayRun {

    private static final int MOST_ROUNDS = 20;

    private final EventLog log;
    private final Rematerialization rematerialization;
    private final EventFeed.Source feeds;
    private final ElapsedTime time;
    private final AsideState aside;
    private final List<RecordedEvent> amended;
    private final Map<Long, RecordedEvent> amendedByPosition;
    private final StateReplay.Watch watch;
    private long materialized;

    /**
     * A run into the given state.
     *
     * @param amended events that are materialized as they will be after their amendment
     */
    ReplayRun(
            EventLog log,
            Rematerialization rematerialization,
            EventFeed.Source feeds,
            ElapsedTime time,
            AsideState aside,
            List<RecordedEvent> amended,
            StateReplay.Watch watch) {
        this.log = log;
        this.rematerialization = rematerialization;
        this.feeds = feeds;
        this.time = time;
        this.aside = aside;
        this.amended = List.copyOf(amended);
        this.amendedByPosition = amended.stream().collect(Collectors.toMap(RecordedEvent::position, event -> event));
        this.watch = watch;
    }

    /** The same run from its beginning, into another state. */
    ReplayRun again(AsideState other) {
        return new ReplayRun(log, rematerialization, feeds, time, other, amended, watch);
    }

    AsideState aside() {
        return aside;
    }

    List<RecordedEvent> amended() {
        return amended;
    }

    /** The event as this run materializes it: amended, if it has an amendment. */
    RecordedEvent asAmended(RecordedEvent event) {
        return amendedByPosition.getOrDefault(event.position(), event);
    }

    /** The last event that was materialized, whether the database could store the result or not. */
    long materialized() {
        return materialized;
    }

    /** Materializes the events that were appended meanwhile, round by round, until few are left. */
    void catchUp() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long end = log.head().position();
            if (end - aside.position().position() <= StateReplay.FEW_EVENTS) {
                return;
            }
            advance(end);
            aside.write();
        }
        throw new ReplayStopped("The replay cannot keep up with new events (" + MOST_ROUNDS + " rounds tried).");
    }

    void advance(long target) {
        if (target == aside.position().position()) {
            return;
        }
        try (EventFeed feed =
                feeds.open(new LogReading(log, rematerialization, amendedByPosition, aside.position(), target))) {
            while (aside.position().position() < target) {
                goOn(target);
                EventFeed.Batch batch = feed.next();
                materialize(batch);
                if (batch.failure() != null) {
                    throw batch.asThrown();
                }
            }
        }
        goOn(target);
    }

    private void materialize(EventFeed.Batch batch) {
        if (batch.events().isEmpty()) {
            return;
        }
        batch.events().forEach(event -> event.announce(aside));
        for (Decoded event : batch.events()) {
            try {
                materialize(event);
            } catch (EventOfDoom doom) {
                throw doom.concerning(aside.rowsLookedForBy(() -> event.materialize(aside)));
            }
        }
        materialized = batch.end().position();
        aside.keep(batch.end());
    }

    /** A lasting refusal by the database is the event's fault, even if its materializer swallowed the exception. */
    private void materialize(Decoded event) {
        try {
            event.materialize(aside);
            aside.requireSound();
        } catch (StorageFailure failure) {
            throw failure.kind() == StorageFailure.Kind.LASTING ? new EventOfDoom(event.recorded(), failure) : failure;
        }
    }

    void pause(Duration duration) {
        goOn(aside.position().position());
        try {
            time.pause(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ReplayStopped("The server is stopping.");
        }
    }

    private void goOn(long target) {
        if (!watch.reached(aside.position().position(), target)) {
            throw ReplayStopped.cancelled();
        }
    }
}

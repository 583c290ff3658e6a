package dev.daybook.application.replay;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Rematerialization.Decoded;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One replay on its way through the log. */
final class ReplayRun {

    private static final int MOST_ROUNDS = 20;

    private final EventLog log;
    private final Rematerialization rematerialization;
    private final ThreadFactory threads;
    private final AsideState aside;
    private final List<RecordedEvent> amended;
    private final Map<Long, RecordedEvent> amendedByPosition;
    private final StateReplay.Watch watch;
    private long materialized;

    /**
     * A run into that state.
     *
     * @param amended events that are to be taken as they will be, and not as they are
     */
    ReplayRun(
            EventLog log,
            Rematerialization rematerialization,
            ThreadFactory threads,
            AsideState aside,
            List<RecordedEvent> amended,
            StateReplay.Watch watch) {
        this.log = log;
        this.rematerialization = rematerialization;
        this.threads = threads;
        this.aside = aside;
        this.amended = List.copyOf(amended);
        this.amendedByPosition = amended.stream().collect(Collectors.toMap(RecordedEvent::position, event -> event));
        this.watch = watch;
    }

    /** The same run from its beginning, into another state. */
    ReplayRun again(AsideState other) {
        return new ReplayRun(log, rematerialization, threads, other, amended, watch);
    }

    AsideState aside() {
        return aside;
    }

    List<RecordedEvent> amended() {
        return amended;
    }

    /** That event as this run takes it. */
    RecordedEvent asAmended(RecordedEvent event) {
        return amendedByPosition.getOrDefault(event.position(), event);
    }

    /** Up to which event all have been materialized, whether they could be stored or not. */
    long materialized() {
        return materialized;
    }

    /** Materializes what was appended meanwhile, until that is little. */
    void catchUp() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long end = log.head().position();
            if (end - aside.position().position() <= StateReplay.FEW_EVENTS) {
                return;
            }
            advance(end);
            aside.write();
        }
        throw new ReplayStopped("More is appended than can be caught up with.");
    }

    void advance(long target) {
        if (target == aside.position().position()) {
            return;
        }
        try (EventFeed feed =
                new EventFeed(log, rematerialization, amendedByPosition, aside.position(), target, threads)) {
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

    /** What the database refuses is the event's fault, even if its materializer has swallowed the refusal. */
    private void materialize(Decoded event) {
        try {
            event.materialize(aside);
            aside.requireSound();
        } catch (StorageFailure failure) {
            throw failure.kind() == StorageFailure.Kind.LASTING ? new EventOfDoom(event.recorded(), failure) : failure;
        }
    }

    void pause(long millis) {
        goOn(aside.position().position());
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
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

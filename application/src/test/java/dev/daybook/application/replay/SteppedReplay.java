package dev.daybook.application.replay;

import dev.daybook.application.log.EventLog;
import dev.daybook.application.time.ElapsedTime;
import java.util.ArrayDeque;
import java.util.Deque;

/** The real replay without a thread that reads ahead. */
public final class SteppedReplay {

    private SteppedReplay() {}

    public static StateReplay of(
            EventLog log,
            AsideStates states,
            Rematerialization rematerialization,
            ApprovedChanges changes,
            ElapsedTime time) {
        return new StateReplay(log, states, rematerialization, changes, SteppedReplay::feed, time);
    }

    /** All batches of that part of the log, read at once. */
    private static EventFeed feed(LogReading reading) {
        Deque<EventFeed.Batch> batches = new ArrayDeque<>();
        reading.run(batches::add);
        return new EventFeed() {
            @Override
            public Batch next() {
                return batches.remove();
            }

            @Override
            public void close() {
                batches.clear();
            }
        };
    }
}

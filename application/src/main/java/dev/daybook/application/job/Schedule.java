package dev.daybook.application.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** When a job runs. */
public sealed interface Schedule {

    /** What happens to a daily run whose time passed while no server was there to run it. */
    enum Missed {
        /** It runs as soon as a server is there. One run catches up with several missed runs. */
        CATCH_UP,
        /** The job waits for the next day. */
        SKIP
    }

    /** A run begins this long after the run before has ended. */
    static Schedule every(Duration pause) {
        return new Every(pause);
    }

    /**
     * One run a day, at that time UTC. A run that is late because commands are not accepted yet does not count as
     * missed.
     */
    static Schedule daily(LocalTime time, Missed missed) {
        return new Daily(time, missed);
    }

    /** No run at all. */
    static Schedule never() {
        return new Never();
    }

    /** Whether a run is due at {@code now}, if the last one began at {@code last}. */
    boolean isDue(Instant now, Instant last);

    /** How long to wait until the scheduler looks again whether a run is due. */
    default Duration pause() {
        return Duration.ofSeconds(5);
    }

    /** Whether runs from before the server's start are caught up with. */
    default boolean catchesUp() {
        return false;
    }

    /**
     * With a fixed pause between two runs.
     *
     * @param pause longer than nothing
     */
    record Every(Duration pause) implements Schedule {

        public Every {
            if (pause.isNegative() || pause.isZero()) {
                throw new IllegalArgumentException("The pause between two runs must be positive, not " + pause + ".");
            }
        }

        @Override
        public boolean isDue(Instant now, Instant last) {
            return true;
        }
    }

    /** Once a day, UTC. */
    record Daily(LocalTime time, Missed missed) implements Schedule {

        @Override
        public boolean isDue(Instant now, Instant last) {
            Instant today = now.truncatedTo(ChronoUnit.DAYS)
                    .atZone(ZoneOffset.UTC)
                    .with(time)
                    .toInstant();
            Instant due = now.isBefore(today) ? today.minus(1, ChronoUnit.DAYS) : today;
            return last.isBefore(due);
        }

        @Override
        public boolean catchesUp() {
            return missed == Missed.CATCH_UP;
        }
    }

    /** Never. */
    record Never() implements Schedule {

        @Override
        public boolean isDue(Instant now, Instant last) {
            return false;
        }
    }
}

package dev.daybook.application.replay;

import dev.daybook.application.log.LogPosition;
import dev.daybook.application.replay.Rematerialization.Decoded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of the log on their way into a state, read and decoded, batch by batch. */
interface EventFeed extends AutoCloseable {

    /** The next events, in order. */
    Batch next();

    /** Reads no more. */
    @Override
    void close();

    /**
     * Events that follow one another.
     *
     * @param end where the last of them is
     * @param failure why the feed cannot go on after them
     */
    record Batch(
            List<Decoded> events, LogPosition end, @Nullable Throwable failure) {

        RuntimeException asThrown() {
            if (failure instanceof Error error) {
                throw error;
            }
            return failure instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        }
    }

    /** Makes the feed for a part of a replay. */
    @FunctionalInterface
    interface Source {

        EventFeed open(LogReading reading);
    }
}

package dev.daybook.application.log;

import java.time.Instant;

/** The end of the log: the last event's position, hash and time. */
public record LogHead(LogPosition at, Instant recordedAt) {

    /** The end of an empty log. */
    public static final LogHead EMPTY = new LogHead(LogPosition.START, Instant.EPOCH);

    public long position() {
        return at.position();
    }
}

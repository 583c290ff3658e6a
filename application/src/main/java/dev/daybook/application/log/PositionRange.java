package dev.daybook.application.log;

/** Positions from {@code first} to {@code last}, both included. */
public record PositionRange(long first, long last) {

    public PositionRange {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Not a range of positions: " + first + " to " + last);
        }
    }
}

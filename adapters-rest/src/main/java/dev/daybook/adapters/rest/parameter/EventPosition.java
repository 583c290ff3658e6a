package dev.daybook.adapters.rest.parameter;

/** A position in the log as a caller writes it; 0 is before the first event. */
public record EventPosition(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}

package dev.daybook.application.replay;

/** Interrupts a replay together with its server, and remembers where the replay began. */
public final class Interruption implements StateReplay.Watch {

    private final long after;
    private long first = -1;

    /** Interrupts when that many events are materialized, or a little later. */
    public Interruption(long after) {
        this.after = after;
    }

    /** Lets a replay run to its end. */
    public static Interruption never() {
        return new Interruption(Long.MAX_VALUE);
    }

    /** The position at which the replay began. */
    public long first() {
        return first;
    }

    @Override
    public boolean reached(long position, long target) {
        first = first < 0 ? position : first;
        return position < after;
    }

    @Override
    public boolean isInterrupted() {
        return true;
    }
}

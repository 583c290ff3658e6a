package dev.daybook.application.replay;

/** A replay stopped before its end. The message says why; the live state is as it was. */
public final class ReplayStopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean cancelled;

    ReplayStopped(String sentence) {
        this(sentence, false);
    }

    private ReplayStopped(String sentence, boolean cancelled) {
        super(sentence, null, false, false);
        this.cancelled = cancelled;
    }

    static ReplayStopped cancelled() {
        return new ReplayStopped("It was cancelled.", true);
    }

    /** Whether it was cancelled. */
    public boolean isCancelled() {
        return cancelled;
    }
}

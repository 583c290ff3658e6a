package dev.daybook.application.replay;

/** A replay did not come to its end; the sentence says why, the live state is as it was. */
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

    /** Whether somebody has wanted it so. */
    public boolean isCancelled() {
        return cancelled;
    }
}

package dev.daybook.application.append;

import dev.daybook.domain.kernel.Rejection;

/** One of several proposed events was refused, so none of them was appended. */
public final class EventRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int index;
    private final Rejection rejection;

    EventRefused(int index, Rejection rejection) {
        super(rejection.getMessage(), rejection, false, false);
        this.index = index;
        this.rejection = rejection;
    }

    /** Which one, counted from 0. */
    public int index() {
        return index;
    }

    public Rejection rejection() {
        return rejection;
    }
}

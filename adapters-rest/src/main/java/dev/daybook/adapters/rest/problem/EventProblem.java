package dev.daybook.adapters.rest.problem;

/** The refusal of a whole body because of one of its events. */
public final class EventProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int index;
    private final RuntimeException reason;

    /** The refusal of the event with this index, counted from 0, for the given reason. */
    public EventProblem(int index, RuntimeException reason) {
        super(reason.getMessage(), reason, false, false);
        this.index = index;
        this.reason = reason;
    }

    int index() {
        return index;
    }

    RuntimeException reason() {
        return reason;
    }
}

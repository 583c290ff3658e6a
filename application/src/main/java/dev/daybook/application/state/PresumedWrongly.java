package dev.daybook.application.state;

/**
 * A key that was presumed to be new is there. What was decided in this transaction may be wrong, so it must be rolled back and
 * decided again, without a presumption.
 */
public final class PresumedWrongly extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param key the key, as it is told to an operator */
    public PresumedWrongly(Object key) {
        super("The key " + key + " was presumed to be new, but it is on record.");
    }
}

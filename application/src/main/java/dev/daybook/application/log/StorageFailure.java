package dev.daybook.application.log;

/** A database did not do what it was asked for. */
public final class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What trying again promises. */
    public enum Kind {
        /** Somebody else held a lock for too long; there was waiting enough. */
        LOCKED,
        /** A statement took longer than it may; it would again. */
        TIMED_OUT,
        /** It may work when tried again: a lost connection, a server that starts. */
        PASSING,
        /** It will fail again: a constraint, a value that does not fit. */
        LASTING
    }

    private final Kind kind;

    public StorageFailure(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}

package dev.daybook.application.log;

/** A database could not do what it was asked for. */
public final class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whether another try can succeed. */
    public enum Kind {
        /** Another session held a lock for too long. */
        LOCKED,
        /** A statement took longer than its time-out. It would do so again. */
        TIMED_OUT,
        /** It may succeed when it is tried again: a lost connection, a server that is starting. */
        PASSING,
        /** It will fail again: a violated constraint, a value that does not fit. */
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

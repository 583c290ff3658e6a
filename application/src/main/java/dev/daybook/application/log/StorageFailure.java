package dev.daybook.application.log;

/** A database did not do what it was asked for. */
public final class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean passing;

    private StorageFailure(String sentence, Throwable cause, boolean passing) {
        super(sentence, cause);
        this.passing = passing;
    }

    /** It may work when tried again: a lock not had in time, a lost connection, a server that starts. */
    public static StorageFailure passing(String sentence, Throwable cause) {
        return new StorageFailure(sentence, cause, true);
    }

    /** It will fail again: a constraint, a value that does not fit. */
    public static StorageFailure lasting(String sentence, Throwable cause) {
        return new StorageFailure(sentence, cause, false);
    }

    /** Whether it may work when tried again. */
    public boolean isPassing() {
        return passing;
    }
}

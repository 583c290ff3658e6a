package dev.daybook.adapters.persistence.database;

import dev.daybook.application.log.StorageFailure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells failures of a database that may pass from those that will last. */
public final class SqlFailure {

    private SqlFailure() {}

    /**
     * The failure of what was attempted, such as {@code "Locking the event log"}. Its sentence is for callers. The cause
     * is for the server's log: it has the statement and the database's own words, with addresses and names.
     */
    public static StorageFailure of(String attempt, Exception failure) {
        SQLException sql = sqlExceptionIn(failure);
        StorageFailure.Kind kind = sql == null ? StorageFailure.Kind.LASTING : kind(sql.getSQLState());
        String because = switch (kind) {
            case LOCKED -> "another transaction held the lock for too long.";
            case TIMED_OUT -> "it took too long.";
            case PASSING -> "the database cannot be reached at the moment.";
            case LASTING -> "the database refused it.";
        };
        return new StorageFailure(kind, attempt + " failed: " + because, failure);
    }

    private static StorageFailure.Kind kind(@Nullable String state) {
        if ("55P03".equals(state)) {
            return StorageFailure.Kind.LOCKED;
        }
        if ("57014".equals(state)) {
            return StorageFailure.Kind.TIMED_OUT;
        }
        // no state: the pool could not give a connection
        boolean passing = state == null
                || state.startsWith("08") // connection
                || state.startsWith("40") // serialization, deadlock
                || state.startsWith("53") // resources
                || state.startsWith("57") // shut down
                || state.equals("25P03") // idle in transaction for too long
                || state.equals("25P04"); // transaction too long
        return passing ? StorageFailure.Kind.PASSING : StorageFailure.Kind.LASTING;
    }

    private static @Nullable SQLException sqlExceptionIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}

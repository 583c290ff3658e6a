package dev.daybook.adapters.persistence.database;

import java.time.Duration;
import javax.sql.DataSource;

/** The connections to both databases. */
public interface Databases {

    /** How long a statement of an append may take: longer than it waits for a lock, shorter than a transaction may. */
    Duration STATEMENT_TIMEOUT = Duration.ofSeconds(15);

    /**
     * One of the two databases.
     *
     * @param name for people
     * @param schema in which its tables are
     * @param xa connections that take part in distributed transactions, as the runtime role
     * @param read plain connections, as the runtime role
     * @param owner plain connections, as the role that owns the schema
     */
    record Database(String name, String schema, DataSource xa, DataSource read, DataSource owner) {

        /** The database of the event log. */
        public static Database eventLog(DataSource xa, DataSource read, DataSource owner) {
            return new Database("event log", "daybook", xa, read, owner);
        }

        /** The database of the application state. */
        public static Database applicationState(DataSource xa, DataSource read, DataSource owner) {
            return new Database("application state", "application_state", xa, read, owner);
        }
    }

    /** The database of the event log. */
    Database eventLog();

    /** The database of the application state. */
    Database applicationState();
}

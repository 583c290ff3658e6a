package dev.daybook.adapters.persistence;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.local.EmbeddedPostgres;
import javax.sql.DataSource;

/** The databases of a server that takes part in no distributed transaction. */
final class PlainDatabases {

    private PlainDatabases() {}

    /** Both databases of that server, by plain connections. */
    static Databases of(EmbeddedPostgres postgres) {
        DataSource log = SharedPostgres.plain(postgres.url("event_log"), "daybook", postgres.runtime());
        DataSource state =
                SharedPostgres.plain(postgres.url("application_state"), "application_state", postgres.runtime());
        return new Databases() {
            @Override
            public Database eventLog() {
                return Database.eventLog(log, log, log);
            }

            @Override
            public Database applicationState() {
                return Database.applicationState(state, state, state);
            }
        };
    }
}

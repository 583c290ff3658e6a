package dev.daybook.benchmarks.audit;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.log.JdbcEventLog;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.local.EmbeddedPostgres;
import java.util.List;
import javax.sql.DataSource;

/** The log, read as the product reads it. */
final class LogReader {

    private final JdbcEventLog eventLog;

    LogReader(EmbeddedPostgres postgres) {
        DataSource source = Sources.plain(postgres.url("event_log"), "daybook", postgres.runtime());
        eventLog = new JdbcEventLog(new Sources.Pair(
                Databases.Database.eventLog(source, source, source),
                Databases.Database.applicationState(source, source, source)));
    }

    List<RecordedEvent> read(long after, int limit) {
        return eventLog.read(after, limit, EventFilter.NONE);
    }
}

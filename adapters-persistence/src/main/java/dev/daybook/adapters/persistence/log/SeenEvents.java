package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.log.EventLog.Seen;
import dev.daybook.application.log.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A statement that gives recorded events, and the end of the log in the same snapshot. */
final class SeenEvents {

    private final Sql statement;

    /**
     * A statement.
     *
     * @param select gives whole rows of {@code event_log}
     * @param orderBy the end of the statement, from {@code order by} on; empty if there is one row at most
     */
    SeenEvents(String select, String orderBy) {
        statement = Sql.of("select head.last_position, " + EventRows.COLUMNS
                + " from (select coalesce((select position from event_log order by position desc limit 1), 0)"
                + " as last_position) head left join lateral (" + select + ") found on true " + orderBy);
    }

    Seen<List<RecordedEvent>> on(Connection connection, Map<String, ?> values) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        List<Long> heads = statement.on(connection).with(values).list(row -> {
            if (row.optionalUuid("id").isPresent()) {
                events.add(EventRows.event(row));
            }
            return row.number("last_position");
        });
        return new Seen<>(List.copyOf(events), heads.get(0));
    }
}

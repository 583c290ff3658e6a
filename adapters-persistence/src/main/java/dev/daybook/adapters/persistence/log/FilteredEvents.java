package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.adapters.persistence.database.StatementTexts;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog.Seen;
import dev.daybook.application.log.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of events. Its statement names only the filters that are given, so that PostgreSQL can use their indexes.
 *
 * <p>The row of an {@code EventAmended} names the amended event as its subject. The things that the amended event was and is
 * about are in the amendment and in the backup of the event.
 */
final class FilteredEvents {

    /** The positions of the amendments are read once, so that the planner can look for them by the primary key. */
    private static final String ABOUT = """

            and (subject = :subject%1$d or counter_subject = :subject%1$d or position = any(array(
                select a.recorded_position
                from amendment a join event_log_backup b on b.amendment_id = a.id
                where a.status = 'applied'
                  and :subject%1$d in (a.subject, a.counter_subject, b.subject, b.counter_subject))))
            """;

    private static final String ORDER = " order by position";

    /** The texts differ in the filters that are given and in the limit. */
    private static final StatementTexts<String, SeenEvents> SEEN =
            new StatementTexts<>(text -> new SeenEvents(text, ORDER));

    private static final StatementTexts<String, Sql> STATEMENTS = new StatementTexts<>(Sql::of);

    private final String text;
    private final Map<String, Object> values = new HashMap<>();

    FilteredEvents(long after, int limit, EventFilter filter) {
        StringBuilder sql = new StringBuilder("select * from event_log where position > :after");
        values.put("after", after);
        filter.name().ifPresent(name -> {
            sql.append(" and name = :name");
            values.put("name", name.value());
        });
        for (int i = 0; i < filter.subjects().size(); i++) {
            sql.append(ABOUT.formatted(i));
            values.put("subject" + i, filter.subjects().get(i));
        }
        filter.since().ifPresent(since -> {
            sql.append(" and recorded_at >= :since");
            values.put("since", since);
        });
        filter.until().ifPresent(until -> {
            sql.append(" and recorded_at < :until");
            values.put("until", until);
        });
        // the limit is in the text: PostgreSQL keeps one plan for a limit that it knows, and plans again for one that
        // it does not
        text = sql.append(ORDER).append(" limit ").append(limit).toString();
    }

    /** The page, and the end of the log in the same snapshot. */
    Seen<List<RecordedEvent>> seen(Connection connection) throws SQLException {
        return SEEN.of(text).on(connection, values);
    }

    List<RecordedEvent> list(Connection connection) throws SQLException {
        return STATEMENTS.of(text).on(connection).with(values).list(EventRows::event);
    }
}

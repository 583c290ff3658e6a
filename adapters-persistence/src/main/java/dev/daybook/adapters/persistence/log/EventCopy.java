package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.CopyReader;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Reads recorded events in large numbers by binary COPY. */
final class EventCopy {

    /** The visitor may take longer than a statement may run. */
    private static final Sql WITHOUT_TIMEOUT = Sql.of("set local statement_timeout = 0");

    /** Millions of events share a few names. */
    private final Map<String, EventName> names = new HashMap<>();

    private EventCopy() {}

    /** Passes the events of these positions to the visitor until it returns false. */
    static void pass(Connection connection, long first, long last, Predicate<RecordedEvent> visitor)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            WITHOUT_TIMEOUT.on(connection).execute();
            EventCopy events = new EventCopy();
            CopyReader.read(
                    connection,
                    "select " + EventRows.COLUMNS + " from event_log where position between " + first + " and " + last
                            + " order by position",
                    row -> visitor.test(events.event(row)));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private RecordedEvent event(CopyReader row) {
        long position = row.number();
        UUID id = row.uuid();
        EventName name = names.computeIfAbsent(row.text(), EventName::new);
        int version = row.integer();
        EncodedJson data = new EncodedJson(row.text(), Digest.ofBytes(row.copyOfBytes()));
        Instant recordedAt = row.instant();
        EventMetadata metadata = new EventMetadata(position, id, recordedAt, row.text(), row.text(), row.uuid());
        UUID subject = row.uuid();
        Optional<UUID> counterSubject = row.optionalUuid();
        RecordedEvent recorded = new RecordedEvent(
                metadata,
                name,
                version,
                data,
                EventRows.subjects(subject, counterSubject),
                Digest.ofBytes(row.copyOfBytes()));
        return EventRows.amended(recorded, row.optionalUuid(), row.optionalInteger());
    }
}

package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.CopyReader;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads recorded events in large numbers by binary COPY. */
final class EventCopy {

    private static final long MICROS = 1_000_000;

    /** Millions of events share a few names. */
    private final Map<String, EventName> names = new HashMap<>();

    private EventCopy() {}

    /** Passes the events of these positions to the visitor until it returns false. */
    static void pass(Connection connection, long first, long last, Predicate<RecordedEvent> visitor)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement setting = connection.createStatement()) {
            // the visitor may take longer than a statement may run
            setting.execute("set local statement_timeout = 0");
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
        row.next();
        long position = row.longAt(0);
        UUID id = uuid(row);
        EventName name = names.computeIfAbsent(text(row), EventName::new);
        row.next();
        int version = row.integer();
        EncodedJson data = new EncodedJson(text(row), digest(row));
        Instant recordedAt = instant(row);
        EventMetadata metadata = new EventMetadata(position, id, recordedAt, text(row), text(row), uuid(row));
        UUID subject = uuid(row);
        UUID counterSubject = uuidOrNull(row);
        RecordedEvent recorded = new RecordedEvent(
                metadata,
                name,
                version,
                data,
                counterSubject == null ? List.of(subject) : List.of(subject, counterSubject),
                digest(row));
        UUID amendedBy = uuidOrNull(row);
        boolean isAmended = row.next();
        return amendedBy == null || !isAmended ? recorded : EventRows.amended(recorded, amendedBy, row.integer());
    }

    private static String text(CopyReader row) {
        row.next();
        return new String(row.bytes(), row.offset(), row.length(), StandardCharsets.UTF_8);
    }

    private static UUID uuid(CopyReader row) {
        row.next();
        return new UUID(row.longAt(0), row.longAt(Long.BYTES));
    }

    private static @Nullable UUID uuidOrNull(CopyReader row) {
        return row.next() ? new UUID(row.longAt(0), row.longAt(Long.BYTES)) : null;
    }

    private static Instant instant(CopyReader row) {
        row.next();
        long micros = row.longAt(0);
        return Instant.ofEpochSecond(
                CopyReader.SECONDS_FROM_1970_TO_2000 + Math.floorDiv(micros, MICROS),
                Math.floorMod(micros, MICROS) * 1_000);
    }

    private static Digest digest(CopyReader row) {
        row.next();
        return Digest.ofBytes(Arrays.copyOfRange(row.bytes(), row.offset(), row.offset() + row.length()));
    }
}

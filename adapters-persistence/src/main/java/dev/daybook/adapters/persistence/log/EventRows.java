package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.RowCopy;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Recorded events as rows of {@code event_log}. */
final class EventRows {

    /** The columns of an event that is recorded now. */
    static final String NEW_COLUMNS =
            "position, id, name, version, data, data_digest, recorded_at, actor, creator, command_id,"
                    + " subject, counter_subject, hash";

    /** The columns of an event as it stands there. */
    static final String COLUMNS = NEW_COLUMNS + ", amended_by, amended_version";

    private EventRows() {}

    static List<RecordedEvent> all(PreparedStatement query) throws SQLException {
        List<RecordedEvent> events = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                events.add(event(rows));
            }
        }
        return events;
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        UUID counterSubject = row.getObject(12, UUID.class);
        UUID subject = row.getObject(11, UUID.class);
        RecordedEvent recorded = new RecordedEvent(
                new EventMetadata(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        instant(row, 7),
                        row.getString(8),
                        row.getString(9),
                        row.getObject(10, UUID.class)),
                new EventName(row.getString(3)),
                row.getInt(4),
                new EncodedJson(row.getString(5), Digest.ofBytes(row.getBytes(6))),
                counterSubject == null ? List.of(subject) : List.of(subject, counterSubject),
                Digest.ofBytes(row.getBytes(13)));
        UUID amendedBy = row.getObject(14, UUID.class);
        return amendedBy == null ? recorded : amended(recorded, amendedBy, row.getInt(15));
    }

    /** Beside data that was replaced stands the digest of what was recorded. */
    static RecordedEvent amended(RecordedEvent row, UUID amendment, int version) {
        return row.amendedBy(amendment, version, EncodedJson.of(row.data().text()), row.subjects());
    }

    static void copy(RecordedEvent event, RowCopy copy) throws SQLException {
        EventMetadata metadata = event.metadata();
        copy.value(metadata.position())
                .value(metadata.id())
                .value(event.name().value())
                .value(event.version())
                .value(event.data().text())
                .value(event.data().digest().bytes())
                .value(metadata.recordedAt())
                .value(metadata.actor())
                .value(metadata.creator())
                .value(metadata.commandId())
                .value(event.subjects().get(0))
                .value(event.subjects().size() > 1 ? event.subjects().get(1) : null)
                .value(event.hash().bytes())
                .endRow();
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

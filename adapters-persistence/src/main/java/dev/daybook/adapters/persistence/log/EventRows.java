package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.RowCopy;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventMetadata;
import dev.daybook.domain.kernel.EventName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Recorded events as rows of {@code event_log}. */
final class EventRows {

    /** The columns that are written when an event is recorded. */
    static final String NEW_COLUMNS =
            "position, id, name, version, data, data_digest, recorded_at, actor, creator, command_id,"
                    + " subject, counter_subject, hash";

    /** The columns of a recorded event, amended or not. */
    static final String COLUMNS = NEW_COLUMNS + ", amended_by, amended_version";

    private EventRows() {}

    /** The event of a row that has all the {@link #COLUMNS}. */
    static RecordedEvent event(Row row) throws SQLException {
        RecordedEvent recorded = new RecordedEvent(
                new EventMetadata(
                        row.number("position"),
                        row.uuid("id"),
                        row.instant("recorded_at"),
                        row.text("actor"),
                        row.text("creator"),
                        row.uuid("command_id")),
                new EventName(row.text("name")),
                row.integer("version"),
                new EncodedJson(row.text("data"), Digest.ofBytes(row.bytes("data_digest"))),
                subjects(row.uuid("subject"), row.optionalUuid("counter_subject")),
                Digest.ofBytes(row.bytes("hash")));
        return amended(recorded, row.optionalUuid("amended_by"), row.optionalInteger("amended_version"));
    }

    /** The end of the log, from its last event's position, hash and time. */
    static LogHead head(Row row) throws SQLException {
        return new LogHead(
                new LogPosition(row.number("position"), Digest.ofBytes(row.bytes("hash"))), row.instant("recorded_at"));
    }

    static List<UUID> subjects(UUID subject, Optional<UUID> counterSubject) {
        return counterSubject.isPresent() ? List.of(subject, counterSubject.get()) : List.of(subject);
    }

    /**
     * The event as the row shows it: amended if the row names an amendment and its version. An amended row has the new data
     * beside the digest of the recorded data.
     */
    static RecordedEvent amended(RecordedEvent row, Optional<UUID> amendment, Optional<Integer> version) {
        return amendment.isPresent() && version.isPresent()
                ? row.amendedBy(
                        amendment.get(),
                        version.get(),
                        EncodedJson.of(row.data().text()),
                        row.subjects())
                : row;
    }

    /** Writes the {@link #NEW_COLUMNS} of one event. */
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
}

package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.RowCopy;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogWriter;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.RecordedTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes one batch into the log's tables, over a connection that holds the lock. The owner of the lock commits.
 *
 * <p>Appends are the hot path: {@link RowCopy} writes everything but new kinds of events, which are rare. It costs less
 * than an insert.
 */
final class JdbcLogWriter implements LogWriter, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JdbcLogWriter.class);

    private static final Sql INSERT_KIND = Sql.of("""
            insert into event_kind (name, version, first_position)
            values (:name, :version, :firstPosition)
            on conflict do nothing
            """);

    private final Connection connection;
    private final JdbcEventLog eventLog;
    private final Map<JdbcEventLog.EventKind, Long> newKinds = new LinkedHashMap<>();
    private @Nullable RowCopy eventCopy;

    JdbcLogWriter(Connection connection, JdbcEventLog eventLog) {
        this.connection = connection;
        this.eventLog = eventLog;
    }

    @Override
    public void record(List<RecordedEvent> events) {
        try {
            copyEvents(events);
        } catch (SQLException failure) {
            throw SqlFailure.of("Writing the event log", failure);
        }
    }

    @Override
    public void write(AppendBatch rest) {
        try {
            copyEvents(rest.events());
            if (eventCopy != null) {
                eventCopy.finish();
            }
            writeKinds();
            writeKnownEvents(rest.knownEvents());
            writeTasks(rest.tasks());
            // last, and never empty: a transaction whose failure was overlooked fails here and not at its prepare
            writeCommands(rest.commands());
        } catch (SQLException failure) {
            throw SqlFailure.of("Writing the event log", failure);
        }
    }

    private void copyEvents(List<RecordedEvent> events) throws SQLException {
        for (RecordedEvent event : events) {
            if (eventCopy == null) {
                eventCopy = new RowCopy(connection, "event_log", EventRows.NEW_COLUMNS);
            }
            EventRows.copy(event, eventCopy);
            var kind = new JdbcEventLog.EventKind(event.name(), event.version());
            if (!eventLog.isKnown(kind)) {
                newKinds.putIfAbsent(kind, event.position());
            }
        }
    }

    private void writeKinds() throws SQLException {
        if (newKinds.isEmpty()) {
            return;
        }
        INSERT_KIND
                .on(connection)
                .batch(
                        newKinds.entrySet(),
                        (insert, kind) -> insert.with(
                                        "name", kind.getKey().name().value())
                                .with("version", kind.getKey().version())
                                .with("firstPosition", kind.getValue()));
    }

    private void writeKnownEvents(List<KnownEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (RowCopy copy = new RowCopy(connection, "known_event", "id, position, content_digest")) {
            for (KnownEvent event : events) {
                copy.value(event.id())
                        .value(event.position())
                        .value(event.contentDigest().bytes())
                        .endRow();
            }
            copy.finish();
        }
    }

    private void writeTasks(List<RecordedTask> tasks) throws SQLException {
        if (tasks.isEmpty()) {
            return;
        }
        try (RowCopy copy = new RowCopy(
                connection,
                "task",
                "id, event_id, position, kind, payload, next_attempt_at, recorded_at, ordering_key")) {
            for (RecordedTask task : tasks) {
                copy.value(task.id())
                        .value(task.eventId())
                        .value(task.position())
                        .value(task.kind())
                        .value(task.payload())
                        .value(task.recordedAt())
                        .value(task.recordedAt())
                        .value(task.orderingKey().orElse(null))
                        .endRow();
            }
            copy.finish();
        }
    }

    private void writeCommands(List<RecordedCommand> commands) throws SQLException {
        try (RowCopy copy = new RowCopy(
                connection,
                "command",
                "id, idempotency_key, request_digest, creator, actor, first_position, last_position,"
                        + " answer_first, answer_last, answer_events, recorded_at")) {
            for (RecordedCommand command : commands) {
                copyCommand(command, copy);
            }
            copy.finish();
        }
    }

    /** What the command's events tell is left out: most rows have a key, a digest and positions. */
    private static void copyCommand(RecordedCommand command, RowCopy copy) throws SQLException {
        boolean hasEvents = command.events() != null;
        boolean isAnswerTold = command.isAnsweredByItsEvents();
        copy.value(command.id())
                .value(command.idempotencyKey().orElse(null))
                .value(command.requestDigest().bytes())
                .value(hasEvents ? null : command.creator())
                .value(hasEvents ? null : command.actor());
        copyRange(command.events(), copy);
        copyRange(isAnswerTold ? null : command.answer().positions(), copy);
        copy.value(isAnswerTold ? null : command.answer().events())
                .value(hasEvents ? null : command.recordedAt())
                .endRow();
    }

    private static void copyRange(@Nullable PositionRange range, RowCopy copy) {
        copy.value(range == null ? null : range.first()).value(range == null ? null : range.last());
    }

    /** The batch was committed. */
    void committed() {
        eventLog.learn(newKinds.keySet());
    }

    /** Cancels a copy of events that was not finished. */
    @Override
    public void close() {
        if (eventCopy != null) {
            try {
                eventCopy.close();
            } catch (SQLException failure) {
                LOG.debug("A copy of events could not be cancelled; the transaction rolls it back", failure);
            }
        }
    }
}

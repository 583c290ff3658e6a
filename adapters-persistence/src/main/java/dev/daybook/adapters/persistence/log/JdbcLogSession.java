package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.LogWriter;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The event log inside a distributed transaction, with its lock held. */
final class JdbcLogSession implements LogSession {

    private static final Logger LOG = Logger.getLogger(JdbcLogSession.class);

    /** As {@code Generators.timeBasedEpochGenerator} makes them. */
    private static final int VERSION_OF_OWN_IDS = 7;

    private final Connection connection;
    private final LogHead head;
    private final JdbcLogWriter writer;

    private JdbcLogSession(Connection connection, JdbcEventLog eventLog, LogHead head) {
        this.connection = connection;
        this.head = head;
        this.writer = new JdbcLogWriter(connection, eventLog);
    }

    static JdbcLogSession locked(Connection connection, JdbcEventLog eventLog, Duration patience) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select head_position, head_hash, head_recorded_at from lock_event_log(?, ?)")) {
            lock.setString(1, patience.toMillis() + "ms");
            lock.setString(2, Databases.STATEMENT_TIMEOUT.toMillis() + "ms");
            try (ResultSet row = lock.executeQuery()) {
                LogHead head = row.next() ? JdbcEventLog.head(row) : LogHead.EMPTY;
                return new JdbcLogSession(connection, eventLog, head);
            }
        }
    }

    @Override
    public LogHead head() {
        return head;
    }

    @Override
    public Map<String, RecordedCommand> findCommands(Collection<String> idempotencyKeys) {
        Map<String, RecordedCommand> found = new HashMap<>();
        String sql = "select id, idempotency_key, request_digest, creator, actor, first_position, last_position,"
                + " answer_first, answer_last, answer_events, recorded_at from command where idempotency_key = any(?)";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", idempotencyKeys.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String key = row.getString(2);
                    found.put(
                            key,
                            new RecordedCommand(
                                    row.getObject(1, UUID.class),
                                    Optional.of(key),
                                    Digest.ofBytes(row.getBytes(3)),
                                    row.getString(4),
                                    row.getString(5),
                                    range(row, 6),
                                    new RecordedCommand.Answer(range(row, 8), row.getInt(10)),
                                    EventRows.instant(row, 11)));
                }
            }
        } catch (SQLException failure) {
            throw SqlFailure.of("Looking for commands", failure);
        }
        return found;
    }

    private static @Nullable PositionRange range(ResultSet row, int column) throws SQLException {
        long first = row.getLong(column);
        return row.wasNull() ? null : new PositionRange(first, row.getLong(column + 1));
    }

    @Override
    public Map<UUID, KnownEvent> findKnownEvents(Collection<UUID> ids) {
        Map<UUID, KnownEvent> found = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("select id, position, content_digest from known_event where id = any(?)")) {
            query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    found.put(id, new KnownEvent(id, row.getLong(2), Digest.ofBytes(row.getBytes(3))));
                }
            }
            findOwnEvents(ids, found);
        } catch (SQLException failure) {
            throw SqlFailure.of("Looking for known events", failure);
        }
        return found;
    }

    /** Ids that were given here can come back from outside, from an export for instance; they are all of one version. */
    private void findOwnEvents(Collection<UUID> ids, Map<UUID, KnownEvent> found) throws SQLException {
        Object[] candidates = ids.stream()
                .filter(id -> id.version() == VERSION_OF_OWN_IDS && !found.containsKey(id))
                .toArray();
        if (candidates.length == 0) {
            return;
        }
        try (PreparedStatement query =
                connection.prepareStatement("select " + EventRows.COLUMNS + " from event_log where id = any(?)")) {
            query.setArray(1, connection.createArrayOf("uuid", candidates));
            for (RecordedEvent event : EventRows.all(query)) {
                found.put(
                        event.metadata().id(),
                        new KnownEvent(event.metadata().id(), event.position(), contentDigest(event)));
            }
        }
    }

    /** What was recorded decides whether it comes again, amended or not. */
    private Digest contentDigest(RecordedEvent event) throws SQLException {
        if (event.amended().isEmpty()) {
            return KnownEvent.contentDigest(event.name(), event.version(), event.data());
        }
        try (PreparedStatement query = connection.prepareStatement(
                "select data from event_log_backup where position = ? order by replaced_at limit 1")) {
            query.setLong(1, event.position());
            try (ResultSet row = query.executeQuery()) {
                String data = row.next() ? row.getString(1) : event.data().text();
                return KnownEvent.contentDigest(event.name(), event.recordedVersion(), EncodedJson.of(data));
            }
        }
    }

    @Override
    public List<RecordedEvent> readAfter(long after, int limit) {
        try (PreparedStatement query = connection.prepareStatement(
                "select " + EventRows.COLUMNS + " from event_log where position > ? order by position limit ?")) {
            query.setLong(1, after);
            query.setInt(2, limit);
            return EventRows.all(query);
        } catch (SQLException failure) {
            throw SqlFailure.of("Reading the event log", failure);
        }
    }

    @Override
    public LogWriter writer() {
        return writer;
    }

    @Override
    public void committed() {
        writer.committed();
    }

    @Override
    public void release() {
        writer.close();
        close(connection);
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            // the transaction decides about the branch; this is only the handle
            LOG.debug("A connection to the event log could not be handed back in order", failure);
        }
    }
}

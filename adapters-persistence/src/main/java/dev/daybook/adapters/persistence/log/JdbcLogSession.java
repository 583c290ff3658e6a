package dev.daybook.adapters.persistence.log;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
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

/** The event log inside a distributed transaction that holds the append lock. */
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
        return new JdbcLogSession(connection, eventLog, lock(connection, patience));
    }

    private static final Sql LOCK = Sql.of("""
            select head_position as position, head_hash as hash, head_recorded_at as recorded_at
            from lock_event_log(:lockTimeout, :statementTimeout)
            """);

    /** Takes the append lock for the rest of the transaction, and tells where the log ends. */
    static LogHead lock(Connection connection, Duration patience) throws SQLException {
        return LOCK.on(connection)
                .with("lockTimeout", patience.toMillis() + "ms")
                .with("statementTimeout", Databases.STATEMENT_TIMEOUT.toMillis() + "ms")
                .first(EventRows::head)
                .orElse(LogHead.EMPTY);
    }

    @Override
    public LogHead head() {
        return head;
    }

    private static final Sql COMMANDS = Sql.of("""
            select c.id, c.idempotency_key, c.request_digest, coalesce(c.creator, e.creator) as creator,
              coalesce(c.actor, e.actor) as actor, c.first_position, c.last_position,
              c.answer_first, c.answer_last, c.answer_events, coalesce(c.recorded_at, e.recorded_at) as recorded_at
            from command c
            left join event_log e on c.creator is null and e.position = c.first_position
            where c.idempotency_key = any(:keys)
            """);

    @Override
    public Map<String, RecordedCommand> findCommands(Collection<String> idempotencyKeys) {
        try {
            return COMMANDS
                    .on(connection)
                    .with("keys", idempotencyKeys.toArray(String[]::new))
                    .list(JdbcLogSession::command)
                    .stream()
                    .collect(toMap(command -> command.idempotencyKey().orElseThrow(), identity()));
        } catch (SQLException failure) {
            throw SqlFailure.of("Looking for commands", failure);
        }
    }

    private static RecordedCommand command(Row row) throws SQLException {
        @Nullable PositionRange events = range(row, "first_position", "last_position");
        return new RecordedCommand(
                row.uuid("id"),
                row.optionalText("idempotency_key"),
                Digest.ofBytes(row.bytes("request_digest")),
                row.text("creator"),
                row.text("actor"),
                events,
                answer(row, events),
                row.instant("recorded_at"));
    }

    /** An answer that is not recorded is that of the command's events. */
    private static RecordedCommand.Answer answer(Row row, @Nullable PositionRange events) throws SQLException {
        Optional<Integer> count = row.optionalInteger("answer_events");
        return count.isEmpty() && events != null
                ? RecordedCommand.Answer.of(events)
                : new RecordedCommand.Answer(range(row, "answer_first", "answer_last"), count.orElseThrow());
    }

    private static @Nullable PositionRange range(Row row, String first, String last) throws SQLException {
        Optional<Long> start = row.optionalNumber(first);
        return start.isEmpty() ? null : new PositionRange(start.get(), row.number(last));
    }

    private static final Sql KNOWN_EVENTS = Sql.of("""
            select id, position, content_digest
            from known_event
            where id = any(:ids)
            """);

    @Override
    public Map<UUID, KnownEvent> findKnownEvents(Collection<UUID> ids) {
        Map<UUID, KnownEvent> found = new HashMap<>();
        try {
            KNOWN_EVENTS
                    .on(connection)
                    .with("ids", ids.toArray(UUID[]::new))
                    .list(row -> new KnownEvent(
                            row.uuid("id"), row.number("position"), Digest.ofBytes(row.bytes("content_digest"))))
                    .forEach(event -> found.put(event.id(), event));
            findOwnEvents(ids, found);
        } catch (SQLException failure) {
            throw SqlFailure.of("Looking for known events", failure);
        }
        return found;
    }

    private static final Sql OWN_EVENTS =
            Sql.of("select " + EventRows.COLUMNS + " from event_log where id = any(:ids)");

    /** Ids that Daybook made can come back from outside, from an export for instance. They all have one version. */
    private void findOwnEvents(Collection<UUID> ids, Map<UUID, KnownEvent> found) throws SQLException {
        UUID[] candidates = ids.stream()
                .filter(id -> id.version() == VERSION_OF_OWN_IDS && !found.containsKey(id))
                .toArray(UUID[]::new);
        if (candidates.length == 0) {
            return;
        }
        for (RecordedEvent event :
                OWN_EVENTS.on(connection).with("ids", candidates).list(EventRows::event)) {
            UUID id = event.metadata().id();
            found.put(id, new KnownEvent(id, event.position(), contentDigest(event)));
        }
    }

    private static final Sql ORIGINAL = Sql.of("""
            select data
            from event_log_backup
            where position = :position
            order by replaced_at
            limit 1
            """);

    /** An event comes again if it is equal to what was recorded, whether that was amended or not. */
    private Digest contentDigest(RecordedEvent event) throws SQLException {
        if (event.amended().isEmpty()) {
            return KnownEvent.contentDigest(event.name(), event.version(), event.data());
        }
        String data = ORIGINAL.on(connection)
                .with("position", event.position())
                .first(row -> row.text("data"))
                .orElse(event.data().text());
        return KnownEvent.contentDigest(event.name(), event.recordedVersion(), EncodedJson.of(data));
    }

    private static final Sql AFTER = Sql.of("select " + EventRows.COLUMNS + """

            from event_log
            where position > :after
            order by position
            limit :limit
            """);

    @Override
    public List<RecordedEvent> readAfter(long after, int limit) {
        try {
            return AFTER.on(connection)
                    .with("after", after)
                    .with("limit", limit)
                    .list(EventRows::event);
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
            // the outcome is the transaction's; only the handle is given back here
            LOG.debug("A connection to the event log failed while it was given back", failure);
        }
    }
}

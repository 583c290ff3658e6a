package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.Enlisted;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The event log in PostgreSQL. One thread at a time opens sessions; any number of threads use the rest. */
@Singleton
public class JdbcEventLog implements EventLog {

    private static final Logger LOG = Logger.getLogger(JdbcEventLog.class);
    private static final long PARTITION_WIDTH = 1_000_000;
    private static final int PARTITIONS_AHEAD = 2;
    private static final Duration PREPARATION_PAUSE = Duration.ofMinutes(1);

    private static final String READING = "Reading the event log";

    private final DataSource xa;
    private final DataSource read;
    private final Connections queries;
    private final Connections ownership;
    private final Set<EventKind> knownKinds = ConcurrentHashMap.newKeySet();
    private long lastHead;
    private long preparedPartition = -1;
    private long nextPreparation = System.nanoTime();

    /** An event name in one of its versions. */
    record EventKind(EventName name, int version) {}

    @Inject
    public JdbcEventLog(Databases databases) {
        this.xa = databases.eventLog().xa();
        this.read = databases.eventLog().read();
        this.queries = new Connections(read);
        this.ownership = new Connections(databases.eventLog().owner());
    }

    @Override
    public Enlisted<LogSession> enlist() {
        preparePartitions();
        Connection connection;
        try {
            connection = xa.getConnection();
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the event log", failure);
        }
        return new Enlisted<>(patience -> locked(connection, patience), () -> JdbcLogSession.close(connection));
    }

    private LogSession locked(Connection connection, Duration patience) {
        try {
            JdbcLogSession session = JdbcLogSession.locked(connection, this, patience);
            lastHead = session.head().position();
            return session;
        } catch (SQLException failure) {
            throw SqlFailure.of("Locking the event log", failure);
        }
    }

    /** True if that kind is recorded. If false it may be recorded too, and recording it again changes nothing. */
    boolean isKnown(EventKind kind) {
        return knownKinds.contains(kind);
    }

    /** Remembers kinds whose transaction was committed. */
    void learn(Set<EventKind> kinds) {
        knownKinds.addAll(kinds);
    }

    private static final Sql PREPARE_PARTITIONS = Sql.of("select prepare_event_log_partitions(:ahead)");

    /**
     * Makes the partitions that the next events need, as the log's owner and outside of any append. It begins when there
     * is still room for a million events or more, so that a failure does not stop appends.
     */
    private void preparePartitions() {
        long current = lastHead / PARTITION_WIDTH;
        if (current == preparedPartition || System.nanoTime() - nextPreparation < 0) {
            return;
        }
        try {
            ownership.run(
                    "Preparing partitions of the event log",
                    connection -> PREPARE_PARTITIONS
                            .on(connection)
                            .with("ahead", PARTITIONS_AHEAD)
                            .execute());
            preparedPartition = current;
        } catch (StorageFailure failure) {
            LOG.warn("The next partitions of the event log could not be made; the next try is in a minute", failure);
            nextPreparation = System.nanoTime() + PREPARATION_PAUSE.toNanos();
        }
    }

    private static final Sql HEAD = Sql.of("""
            select position, hash, recorded_at
            from event_log
            order by position desc
            limit 1
            """);

    @Override
    public LogHead head() {
        return queries.use(
                "Reading the end of the event log",
                connection -> HEAD.on(connection).first(EventRows::head).orElse(LogHead.EMPTY));
    }

    @Override
    public List<RecordedEvent> read(long after, int limit, EventFilter filter) {
        FilteredEvents query = new FilteredEvents(after, limit, filter);
        return queries.use(READING, query::list);
    }

    @Override
    public Seen<List<RecordedEvent>> see(long after, int limit, EventFilter filter) {
        FilteredEvents query = new FilteredEvents(after, limit, filter);
        return queries.use(READING, query::seen);
    }

    private static final Sql FIND =
            Sql.of("select " + EventRows.COLUMNS + " from event_log where position = :position");

    @Override
    public Optional<RecordedEvent> find(long position) {
        return queries.use(
                READING,
                connection -> FIND.on(connection).with("position", position).first(EventRows::event));
    }

    private static final Sql FIND_BY_ID = Sql.of("select " + EventRows.COLUMNS + " from event_log where id = :id");

    @Override
    public Optional<RecordedEvent> findById(UUID id) {
        return queries.use(
                READING, connection -> FIND_BY_ID.on(connection).with("id", id).first(EventRows::event));
    }

    private static final SeenEvents SEE = new SeenEvents("select * from event_log where position = :position", "");

    @Override
    public Seen<Optional<RecordedEvent>> see(long position) {
        return one(SEE, Map.of("position", position));
    }

    private static final SeenEvents SEE_BY_ID = new SeenEvents("select * from event_log where id = :id", "");

    @Override
    public Seen<Optional<RecordedEvent>> seeById(UUID id) {
        return one(SEE_BY_ID, Map.of("id", id));
    }

    private Seen<Optional<RecordedEvent>> one(SeenEvents statement, Map<String, ?> values) {
        Seen<List<RecordedEvent>> seen = queries.use(READING, connection -> statement.on(connection, values));
        return new Seen<>(seen.answer().stream().findFirst(), seen.head());
    }

    @Override
    public void pass(long first, long last, Predicate<RecordedEvent> visitor) {
        queries.run(READING, connection -> EventCopy.pass(connection, first, last, visitor));
    }

    @Override
    public LogLock lock(Duration patience) {
        return JdbcLogLock.take(read, this, patience);
    }

    @Override
    public List<String> unreadableBy(EventCatalogue catalogue) {
        List<String> sentences = new ArrayList<>();
        for (EventKind kind : kinds()) {
            boolean readable = catalogue
                    .find(kind.name())
                    .filter(type -> type.reads(kind.version()))
                    .isPresent();
            if (!readable) {
                unreadable(kind).ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    private static final Sql KINDS = Sql.of("select name, version from event_kind order by name, version");

    private List<EventKind> kinds() {
        return queries.use(
                "Reading the kinds of events",
                connection -> KINDS.on(connection)
                        .list(row -> new EventKind(new EventName(row.text("name")), row.integer("version"))));
    }

    private static final Sql COUNT_OF_KIND = Sql.of("""
            select count(*) filter (where coalesce(amended_version, version) = :version) as events,
              min(position) filter (where coalesce(amended_version, version) = :version) as first_position,
              count(*) as recorded
            from event_log
            where name = :name and (version = :version or amended_version = :version)
            """);

    /** A sentence about the events of that kind. None if amendments brought all of them into another version. */
    private Optional<String> unreadable(EventKind kind) {
        return queries.use(
                "Counting unreadable events",
                connection -> COUNT_OF_KIND
                        .on(connection)
                        .with("version", kind.version())
                        .with("name", kind.name().value())
                        .first(row -> unreadable(kind, row))
                        .orElseThrow());
    }

    private static Optional<String> unreadable(EventKind kind, Row row) throws SQLException {
        long events = row.number("events");
        boolean areAllAmended = events == 0 && row.number("recorded") > 0;
        if (areAllAmended) {
            return Optional.empty();
        }
        return Optional.of("The event log holds " + events + " events " + kind.name() + " version " + kind.version()
                + ", the first at position "
                + row.optionalNumber("first_position").orElse(0L)
                + ", which this build cannot read: run a build that knows them.");
    }
}

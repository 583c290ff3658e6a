package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EventFilter;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The event log in PostgreSQL; sessions are opened by one thread at a time, everything else by any number. */
@Singleton
public class JdbcEventLog implements EventLog {

    private static final Logger LOG = Logger.getLogger(JdbcEventLog.class);
    private static final long PARTITION_WIDTH = 1_000_000;
    private static final int PARTITIONS_AHEAD = 2;
    private static final Duration PREPARATION_PAUSE = Duration.ofMinutes(1);

    private final DataSource xa;
    private final DataSource read;
    private final DataSource owner;
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
        this.owner = databases.eventLog().owner();
    }

    @Override
    public LogSession open(Duration patience) {
        preparePartitions();
        Connection connection;
        try {
            connection = xa.getConnection();
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the event log", failure);
        }
        try {
            JdbcLogSession session = JdbcLogSession.locked(connection, this, patience);
            lastHead = session.head().position();
            return session;
        } catch (SQLException failure) {
            JdbcLogSession.close(connection);
            throw SqlFailure.of("Locking the event log", failure);
        }
    }

    /** Whether that kind is on record for sure; if not, it is put there again without harm. */
    boolean isKnown(EventKind kind) {
        return knownKinds.contains(kind);
    }

    /** Those kinds have been committed. */
    void learn(Set<EventKind> kinds) {
        knownKinds.addAll(kinds);
    }

    /**
     * Makes the partitions that the next events need, as the log's owner, ahead of need and outside of any append. There
     * is room for a million events and more when it begins to try, so that a failure is no obstacle yet.
     */
    private void preparePartitions() {
        long current = lastHead / PARTITION_WIDTH;
        if (current == preparedPartition || System.nanoTime() - nextPreparation < 0) {
            return;
        }
        try {
            query(
                    owner,
                    "Preparing partitions of the event log",
                    "select prepare_event_log_partitions(?)",
                    statement -> {
                        statement.setInt(1, PARTITIONS_AHEAD);
                        return statement.execute();
                    });
            preparedPartition = current;
        } catch (StorageFailure failure) {
            LOG.warn("The next partitions of the event log could not be made; it will be tried again", failure);
            nextPreparation = System.nanoTime() + PREPARATION_PAUSE.toNanos();
        }
    }

    @Override
    public LogHead head() {
        return query(
                "Reading the end of the event log",
                "select position, hash, recorded_at from event_log order by position desc limit 1",
                statement -> {
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? head(row) : LogHead.EMPTY;
                    }
                });
    }

    static LogHead head(ResultSet row) throws SQLException {
        return new LogHead(new LogPosition(row.getLong(1), Digest.ofBytes(row.getBytes(2))), EventRows.instant(row, 3));
    }

    @Override
    public List<RecordedEvent> read(long after, int limit, EventFilter filter) {
        StringBuilder sql =
                new StringBuilder("select ").append(EventRows.COLUMNS).append(" from event_log where position > ?");
        List<Object> arguments = new ArrayList<>(List.of(after));
        filter.name().ifPresent(name -> {
            sql.append(" and name = ?");
            arguments.add(name.value());
        });
        for (UUID subject : filter.subjects()) {
            sql.append(" and (subject = ? or counter_subject = ?)");
            arguments.add(subject);
            arguments.add(subject);
        }
        filter.since().ifPresent(since -> {
            sql.append(" and recorded_at >= ?");
            arguments.add(EventRows.timestamp(since));
        });
        filter.until().ifPresent(until -> {
            sql.append(" and recorded_at < ?");
            arguments.add(EventRows.timestamp(until));
        });
        sql.append(" order by position limit ?");
        arguments.add(limit);
        return events(sql.toString(), arguments);
    }

    @Override
    public Optional<RecordedEvent> find(long position) {
        return events("select " + EventRows.COLUMNS + " from event_log where position = ?", List.of(position)).stream()
                .findFirst();
    }

    @Override
    public Optional<RecordedEvent> findById(UUID id) {
        return events("select " + EventRows.COLUMNS + " from event_log where id = ?", List.of(id)).stream()
                .findFirst();
    }

    @Override
    public void pass(long first, long last, Predicate<RecordedEvent> visitor) {
        try (Connection connection = read.getConnection()) {
            EventCopy.pass(connection, first, last, visitor);
        } catch (SQLException failure) {
            throw SqlFailure.of("Reading the event log", failure);
        }
    }

    @Override
    public LogLock lock(Duration patience) {
        return JdbcLogLock.take(read, this, patience);
    }

    private List<RecordedEvent> events(String sql, List<Object> arguments) {
        return query("Reading the event log", sql, statement -> {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            return EventRows.all(statement);
        });
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

    private List<EventKind> kinds() {
        return query("Reading the kinds of events", "select name, version from event_kind order by 1, 2", statement -> {
            List<EventKind> kinds = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    kinds.add(new EventKind(new EventName(rows.getString(1)), rows.getInt(2)));
                }
            }
            return kinds;
        });
    }

    /** None may be left: amendments can have brought them all into a version that is known. */
    private Optional<String> unreadable(EventKind kind) {
        String version = Integer.toString(kind.version());
        return query(
                "Counting unreadable events",
                "select count(*) filter (where coalesce(amended_version, version) = " + version + "),"
                        + " min(position) filter (where coalesce(amended_version, version) = " + version + "), count(*)"
                        + " from event_log where name = ? and (version = " + version + " or amended_version = "
                        + version
                        + ")",
                statement -> {
                    statement.setString(1, kind.name().value());
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                        boolean areAllAmended = row.getLong(1) == 0 && row.getLong(3) > 0;
                        return areAllAmended
                                ? Optional.empty()
                                : Optional.of("The event log holds " + row.getLong(1) + " events " + kind.name()
                                        + " version " + kind.version() + ", the first at position " + row.getLong(2)
                                        + ", which this build cannot read: run a build that knows them.");
                    }
                });
    }

    @FunctionalInterface
    private interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    private <T> T query(String attempt, String sql, Use<T> use) {
        return query(read, attempt, sql, use);
    }

    private static <T> T query(DataSource source, String attempt, String sql, Use<T> use) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.apply(statement);
        } catch (SQLException failure) {
            throw SqlFailure.of(attempt, failure);
        }
    }
}

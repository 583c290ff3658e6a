package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.Enlisted;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.StateSession;
import dev.daybook.domain.kernel.StateRepository;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The application state in PostgreSQL, written and read as JPA entities.
 *
 * <p>This class takes the connections itself: the distributed one of the running transaction to write, a plain one with a
 * read-only snapshot to read. So the state is enlisted in the transaction when the corridor says so, and rows are written when
 * the corridor says so. The persistence provider decides neither.
 */
@Singleton
public class JpaApplicationState implements ApplicationState {

    private static final Logger LOG = Logger.getLogger(JpaApplicationState.class);

    /** How many rows of one table stay in memory between transactions; a row takes some hundred bytes. */
    private static final int MOST_REMEMBERED = 200_000;

    private static final String READING = "Reading the application state";

    private final DataSource xa;
    private final DataSource read;
    private final StateUnit unit;
    private final BufferedState written;
    private final LastingKeys lasting = new LastingKeys();

    /** Where the state stands for which the rows in memory are true; null while that is not certain. */
    private @Nullable Standing rememberedAt;

    @Inject
    public JpaApplicationState(Databases databases, StateUnit unit) {
        this(databases.applicationState().xa(), databases.applicationState().read(), unit);
    }

    /** A state with distributed connections to write and plain ones to read. */
    public JpaApplicationState(DataSource xa, DataSource read, StateUnit unit) {
        this.xa = xa;
        this.read = read;
        this.unit = unit;
        this.written = BufferedState.onRows(unit);
    }

    @Override
    public Enlisted<StateSession> enlist() {
        Connection connection;
        try {
            connection = xa.getConnection();
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the application state", failure);
        }
        return new Enlisted<>(patience -> locked(connection, patience), () -> close(connection));
    }

    private StateSession locked(Connection connection, Duration patience) {
        try {
            Standing standing = lock(connection, patience);
            if (!standing.equals(rememberedAt)) {
                written.forget();
            }
            rememberedAt = null;
            return new JpaStateSession(connection, standing);
        } catch (SQLException failure) {
            throw SqlFailure.of("Locking the application state", failure);
        }
    }

    /** A state and its position; a log can have been replayed into several states, one after another. */
    private record Standing(UUID state, LogPosition position) {}

    private static final Sql LOCK = Sql.of("""
            select state_position as position, state_hash as hash, state_id
            from lock_application_state(:lockTimeout, :statementTimeout)
            """);

    private static Standing lock(Connection connection, Duration patience) throws SQLException {
        return LOCK.on(connection)
                .with("lockTimeout", patience.toMillis() + "ms")
                .with("statementTimeout", Databases.STATEMENT_TIMEOUT.toMillis() + "ms")
                .first(JpaApplicationState::standing)
                .orElseThrow(JpaApplicationState::unknownPosition);
    }

    @Override
    public <T> Snapshot<T> read(Question<T> question) {
        try {
            return readWithoutTransaction(question);
        } catch (AgreedPosition.NotAgreed appendedMeanwhile) {
            return readInTransaction(question);
        }
    }

    /**
     * Sends the statements of the question and nothing else. Most questions need one or two, and beginning and ending a
     * transaction would cost more than these.
     */
    private <T> Snapshot<T> readWithoutTransaction(Question<T> question) {
        try (Connection connection = read.getConnection()) {
            AgreedPosition agreed = new AgreedPosition(lasting);
            T answer = ask(question, unit.connect(connection, agreed));
            return new Snapshot<>(answer, agreed.position(), agreed.state());
        } catch (SQLException failure) {
            throw SqlFailure.of(READING, failure);
        }
    }

    private <T> Snapshot<T> readInTransaction(Question<T> question) {
        return inSnapshot((connection, standing) -> new Snapshot<>(
                ask(question, unit.connect(connection, IndexUse.PLANNED)),
                standing.position().position(),
                standing.state()));
    }

    private <T> T ask(Question<T> question, StateConnection connection) {
        try (connection) {
            BufferedState state = BufferedState.onRows(unit);
            state.begin(connection);
            return question.ask(state);
        }
    }

    private static final Sql POSITION = Sql.of("select position, hash, state_id from event_log_state");

    @Override
    public LogPosition position() {
        return new Connections(read)
                .use(
                        "Reading the position of the application state",
                        connection -> POSITION.on(connection)
                                .first(JpaApplicationState::standing)
                                .orElseThrow(JpaApplicationState::unknownPosition))
                .position();
    }

    @FunctionalInterface
    private interface Reading<T> {
        T apply(Connection connection, Standing standing) throws SQLException;
    }

    /**
     * Begins a snapshot and reads its position, in one round trip. The lock comes first: a switch to a rebuilt state needs the
     * same lock, so the names of the tables mean the same tables until the transaction ends.
     */
    private static final Sql SNAPSHOT = Sql.of("""
            set transaction isolation level repeatable read, read only;
            lock table event_log_state in access share mode;
            select position, hash, state_id
            from event_log_state
            """);

    private <T> T inSnapshot(Reading<T> reading) {
        try (Connection connection = read.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Standing standing = SNAPSHOT.on(connection)
                        .first(JpaApplicationState::standing)
                        .orElseThrow(JpaApplicationState::unknownPosition);
                return reading.apply(connection, standing);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(READING, failure);
        }
    }

    private static Standing standing(Row row) throws SQLException {
        return new Standing(
                row.uuid("state_id"), new LogPosition(row.number("position"), Digest.ofBytes(row.bytes("hash"))));
    }

    private static IllegalStateException unknownPosition() {
        return new IllegalStateException(
                "event_log_state has no row, so the position of the state is unknown. Rebuild the state.");
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            // the transaction decides about the branch; this is only the handle
            LOG.debug("Closing a connection to the application state failed", failure);
        }
    }

    private static final Sql MOVE = Sql.of("""
            update event_log_state
            set position = :position, hash = :hash
            """);

    private final class JpaStateSession implements StateSession {

        private final Connection connection;
        private final StateConnection open;
        private final Standing before;
        private LogPosition reached;

        JpaStateSession(Connection connection, Standing before) {
            this.connection = connection;
            this.open = unit.connect(connection, new ForcedIndexes(connection));
            this.before = before;
            this.reached = before.position();
            written.begin(open);
        }

        @Override
        public LogPosition position() {
            return before.position();
        }

        @Override
        public UUID generation() {
            return before.state();
        }

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return written.state(port);
        }

        @Override
        public void keep() {
            written.keep();
        }

        @Override
        public boolean discard() {
            return written.discard();
        }

        @Override
        public void presumeNewKeys() {
            written.presumeNewKeys();
        }

        @Override
        public void requirePresumed() {
            written.requirePresumed();
        }

        @Override
        public void write(LogPosition newPosition) {
            written.write();
            // last, and always: a transaction that has failed unnoticed fails here, and not when it is prepared
            try {
                MOVE.on(connection)
                        .with("position", newPosition.position())
                        .with("hash", newPosition.hash().bytes())
                        .update();
            } catch (SQLException failure) {
                throw SqlFailure.of("Writing the position of the application state", failure);
            }
            reached = newPosition;
        }

        @Override
        public void release() {
            if (!open.hasWritten()) {
                // true even if the transaction is rolled back
                rememberedAt = before;
            }
            written.trim(MOST_REMEMBERED);
            open.close();
            JpaApplicationState.close(connection);
        }

        @Override
        public void committed() {
            rememberedAt = new Standing(before.state(), reached);
        }
    }
}

package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.StateSession;
import dev.daybook.domain.kernel.StateRepository;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The application state in PostgreSQL, written and read as JPA entities.
 *
 * <p>The entities travel over connections that are taken here: the distributed one of the running transaction to write,
 * a plain one with a read-only snapshot to read. So the order in which the two databases are enlisted is ours, and
 * nothing is written at a moment that the persistence provider chooses.
 */
@Singleton
public class JpaApplicationState implements ApplicationState {

    private static final Logger LOG = Logger.getLogger(JpaApplicationState.class);

    /** How many rows of one table are remembered between transactions; some hundred bytes each. */
    private static final int MOST_REMEMBERED = 200_000;

    /**
     * Begins a snapshot and reads its position, in one round trip. First the lock, then the snapshot: a state that was
     * built anew takes this one's place while nobody holds that lock, and none of its names stands for anything else then
     * until the transaction ends.
     */
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only;"
            + " lock table event_log_state in access share mode; select position, hash from event_log_state";

    private final DataSource xa;
    private final DataSource read;
    private final List<RepositoryBinding> bindings;
    private final Repositories writing;
    private @Nullable Standing rememberedAt;

    @PersistenceUnit(unitName = "application-state")
    private @Nullable EntityManagerFactory entityManagers;

    @Inject
    public JpaApplicationState(Databases databases) {
        this(
                databases.applicationState().xa(),
                databases.applicationState().read(),
                ServiceLoader.load(
                        RepositoryBinding.class, Thread.currentThread().getContextClassLoader()));
    }

    /** A state on those two: distributed connections to write, plain ones to read; the factory is injected. */
    JpaApplicationState(DataSource xa, DataSource read, Iterable<RepositoryBinding> bindings) {
        this.xa = xa;
        this.read = read;
        this.bindings = Repositories.inWriteOrder(bindings);
        this.writing = new Repositories(this.bindings, new StateTables());
    }

    /** A state outside of a container. */
    public JpaApplicationState(
            DataSource xa, DataSource read, Iterable<RepositoryBinding> bindings, EntityManagerFactory entityManagers) {
        this(xa, read, bindings);
        this.entityManagers = entityManagers;
    }

    private SessionFactory sessions() {
        if (entityManagers == null) {
            throw new IllegalStateException("The persistence unit application-state has not been injected");
        }
        return entityManagers.unwrap(SessionFactory.class);
    }

    @Override
    public StateSession open(Duration patience) {
        Connection connection;
        try {
            connection = xa.getConnection();
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the application state", failure);
        }
        try {
            Standing standing = lock(connection, patience);
            if (writing.tables().isWritten() || !standing.equals(rememberedAt)) {
                writing.tables().forget();
                rememberedAt = standing;
            }
            return new JpaStateSession(connection, sessions().openStatelessSession(connection), standing);
        } catch (SQLException failure) {
            close(connection);
            throw SqlFailure.of("Locking the application state", failure);
        } catch (RuntimeException failure) {
            close(connection);
            throw failure;
        }
    }

    /** Which of the states that were built of this log it is, and where that one stands. */
    private record Standing(UUID state, LogPosition position) {}

    private static Standing lock(Connection connection, Duration patience) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select state_position, state_hash, state_id from lock_application_state(?, ?)")) {
            lock.setString(1, patience.toMillis() + "ms");
            lock.setString(2, Databases.STATEMENT_TIMEOUT.toMillis() + "ms");
            try (ResultSet row = lock.executeQuery()) {
                LogPosition position = position(row);
                return new Standing(row.getObject(3, UUID.class), position);
            }
        }
    }

    @Override
    public <T> Snapshot<T> read(Question<T> question) {
        return inSnapshot("Reading the application state", (connection, position) -> {
            try (StatelessSession session = sessions().openStatelessSession(connection)) {
                Repositories reading = new Repositories(bindings, new StateTables());
                reading.tables().use(session, connection, false);
                return new Snapshot<>(question.ask(reading), position.position());
            }
        });
    }

    @Override
    public LogPosition position() {
        return inSnapshot("Reading the position of the application state", (connection, position) -> position);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T apply(Connection connection, LogPosition position) throws SQLException;
    }

    private <T> T inSnapshot(String attempt, Reading<T> reading) {
        try (Connection connection = read.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(SNAPSHOT);
                statement.getMoreResults();
                statement.getMoreResults();
                try (ResultSet row = statement.getResultSet()) {
                    return reading.apply(connection, position(row));
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(attempt, failure);
        }
    }

    private static LogPosition position(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new IllegalStateException(
                    "The table event_log_state is empty: nobody knows up to where the application state has come.");
        }
        return new LogPosition(row.getLong(1), Digest.ofBytes(row.getBytes(2)));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            // the transaction decides about the branch; this is only the handle
            LOG.debug("A connection to the application state could not be handed back in order", failure);
        }
    }

    private final class JpaStateSession implements StateSession {

        private final Connection connection;
        private final StatelessSession session;
        private final Standing standing;
        private LogPosition reached;

        JpaStateSession(Connection connection, StatelessSession session, Standing standing) {
            this.connection = connection;
            this.session = session;
            this.standing = standing;
            this.reached = standing.position();
            writing.tables().use(session, connection, true);
        }

        @Override
        public LogPosition position() {
            return standing.position();
        }

        @Override
        public <R extends StateRepository> R state(Class<R> port) {
            return writing.state(port);
        }

        @Override
        public void keep() {
            writing.tables().keep();
        }

        @Override
        public boolean discard() {
            return writing.tables().discard();
        }

        @Override
        public void write(LogPosition newPosition) {
            writing.tables().writeAll();
            // last, and always: a transaction that has failed unnoticed fails here, not at its prepare
            try (PreparedStatement update =
                    connection.prepareStatement("update event_log_state set position = ?, hash = ?")) {
                update.setLong(1, newPosition.position());
                update.setBytes(2, newPosition.hash().bytes());
                update.executeUpdate();
            } catch (SQLException failure) {
                throw SqlFailure.of("Writing the position of the application state", failure);
            }
            reached = newPosition;
        }

        @Override
        public void committed() {
            writing.tables().committed();
            rememberedAt = new Standing(standing.state(), reached);
        }

        @Override
        public void release() {
            writing.tables().trim(MOST_REMEMBERED);
            session.close();
            JpaApplicationState.close(connection);
        }
    }
}

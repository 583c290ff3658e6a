package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.Changelog;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.adapters.persistence.replay.AsideSchema;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.AsideState;
import dev.daybook.application.replay.AsideStates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import liquibase.exception.LiquibaseException;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Application states in schemas of their own beside the live one, built as the owner.
 *
 * <p>An advisory lock keeps replays of all servers apart. It goes with its session: who gets it knows that whatever schema
 * was left behind belongs to nobody.
 */
@Singleton
public class JpaAsideStates implements AsideStates {

    private static final Logger LOG = Logger.getLogger(JpaAsideStates.class);
    private static final long ADVISORY_LOCK = 0x7265_706c_6179L;

    /** What is written is lost with a crash at the worst, and then so is the replay; the switch itself waits for the disk. */
    private static final String SETTINGS = "set synchronous_commit = off; set maintenance_work_mem = '256MB';"
            + " set work_mem = '64MB'; set statement_timeout = 0; set lock_timeout = '5s';"
            + " set client_connection_check_interval = '5s'";

    /** What a replay that is resumed does again at the most. */
    private static final Duration SECURE_EVERY = Duration.ofSeconds(30);

    private final Databases databases;
    private final List<RepositoryBinding> bindings;
    private final SchemaContents contents;
    private final String build;
    private Duration secureEvery = SECURE_EVERY;

    @PersistenceUnit(unitName = "application-state")
    private @Nullable EntityManagerFactory entityManagers;

    /** What fills a new schema with empty tables. */
    @FunctionalInterface
    public interface SchemaContents {
        void make(Connection connection, String schema) throws SQLException, LiquibaseException;
    }

    @Inject
    public JpaAsideStates(Databases databases) {
        this(
                databases,
                ServiceLoader.load(
                        RepositoryBinding.class, Thread.currentThread().getContextClassLoader()),
                ofChangelog(databases));
    }

    private JpaAsideStates(Databases databases, Iterable<RepositoryBinding> bindings, SchemaContents contents) {
        this.databases = databases;
        this.bindings = Repositories.inWriteOrder(bindings);
        this.contents = contents;
        this.build = StateCode.digest(this.bindings);
    }

    /** States outside of a container. */
    public JpaAsideStates(
            Databases databases,
            Iterable<RepositoryBinding> bindings,
            SchemaContents contents,
            EntityManagerFactory entityManagers) {
        this(databases, bindings, contents);
        this.entityManagers = entityManagers;
    }

    /** The tables that the changelog of this build makes. */
    public static SchemaContents ofChangelog(Databases databases) {
        return (connection, schema) ->
                Changelog.APPLICATION_STATE.apply(connection, schema, Changelog.runtimeRole(databases));
    }

    @Override
    public AsideState begin(UUID replay, Purpose purpose) {
        return inNewSession((connection, live) -> {
            AsideSchema schema = new AsideSchema(connection, live, replay);
            dropLeftOvers(connection, live, Optional.empty());
            make(schema, connection, purpose == Purpose.SWITCH);
            return state(connection, schema, LogPosition.START, Optional.empty());
        });
    }

    @Override
    public AsideState resumeOrBegin(UUID replay, String basis) {
        String wholeBasis = build + " " + basis;
        return inNewSession((connection, live) -> {
            AsideSchema schema = new AsideSchema(connection, live, replay);
            if (schema.isBuiltOn(wholeBasis)) {
                dropLeftOvers(connection, live, Optional.of(replay));
                schema.resume();
                LogPosition secured = JpaAsideState.readPosition(connection, "event_log_state");
                return state(connection, schema, secured, Optional.of(secureEvery));
            }
            dropLeftOvers(connection, live, Optional.empty());
            make(schema, connection, true);
            schema.makeResumable(wholeBasis);
            return state(connection, schema, LogPosition.START, Optional.of(secureEvery));
        });
    }

    private void make(AsideSchema schema, Connection connection, boolean logged)
            throws SQLException, LiquibaseException {
        schema.create();
        contents.make(connection, schema.name());
        connection.setAutoCommit(true);
        schema.sign();
        schema.strip(logged);
    }

    private AsideState state(
            Connection connection, AsideSchema schema, LogPosition secured, Optional<Duration> securing)
            throws SQLException {
        connection.setAutoCommit(false);
        String live = databases.applicationState().schema();
        return new JpaAsideState(connection, live, schema, bindings, sessions(), secured, securing);
    }

    @FunctionalInterface
    private interface Opening {
        AsideState in(Connection connection, String live) throws SQLException, LiquibaseException;
    }

    private AsideState inNewSession(Opening opening) {
        Connection connection = connect();
        try {
            lock(connection);
            return opening.in(connection, databases.applicationState().schema());
        } catch (SQLException failure) {
            giveBack(connection);
            throw SqlFailure.of("Making a state beside the live one", failure);
        } catch (LiquibaseException failure) {
            giveBack(connection);
            throw new StorageFailure(
                    StorageFailure.Kind.LASTING,
                    "Making the schema of a state beside the live one failed: " + failure.getMessage(),
                    failure);
        } catch (RuntimeException failure) {
            giveBack(connection);
            throw failure;
        }
    }

    @Override
    public Optional<Quiet> clearUp(Optional<UUID> except) {
        String live = databases.applicationState().schema();
        Connection connection = connect();
        try {
            if (!isLocked(connection)) {
                return Optional.empty();
            }
            dropLeftOvers(connection, live, except);
            return Optional.of(new Quiet(AsideSchema.signature(connection, live)));
        } catch (SQLException failure) {
            throw SqlFailure.of("Clearing up after replays", failure);
        } finally {
            giveBack(connection);
        }
    }

    private static void dropLeftOvers(Connection connection, String live, Optional<UUID> except) throws SQLException {
        for (String schema : AsideSchema.dropLeftOvers(connection, live, except)) {
            LOG.infof("Dropped %s, which a replay has left behind", schema);
        }
    }

    /** Secures what is built more often, or less. */
    public void secureEvery(Duration pause) {
        secureEvery = pause;
    }

    @Override
    public String build() {
        return build;
    }

    private SessionFactory sessions() {
        if (entityManagers == null) {
            throw new IllegalStateException("The persistence unit application-state has not been injected");
        }
        return entityManagers.unwrap(SessionFactory.class);
    }

    private Connection connect() {
        try {
            Connection connection = databases.applicationState().owner().getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(SETTINGS);
            }
            return connection;
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the application state", failure);
        }
    }

    /** A server that has died holds its lock for a moment longer. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + ADVISORY_LOCK + ")");
        }
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + ADVISORY_LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Gives the connection back as it was, and with it the right to build a state. */
    static void giveBack(Connection connection) {
        try (connection) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("reset all");
                statement.execute("select pg_advisory_unlock_all()");
            }
        } catch (SQLException failure) {
            // the lock goes with the session
            LOG.debug("A connection to the application state could not be handed back in order", failure);
        }
    }
}

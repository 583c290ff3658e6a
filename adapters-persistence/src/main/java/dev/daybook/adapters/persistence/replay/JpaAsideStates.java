package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.database.Changelog;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.adapters.persistence.state.StateUnit;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.AsideState;
import dev.daybook.application.replay.AsideStates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import liquibase.exception.LiquibaseException;
import org.jboss.logging.Logger;

/**
 * Application states in schemas of their own beside the live one, built by the owner of the database.
 *
 * <p>An advisory lock makes sure that only one state is built at a time, on all servers. The lock ends with its session. So
 * the holder of the lock may drop every schema that a replay has left: no server builds in it any more.
 */
@Singleton
public class JpaAsideStates implements AsideStates {

    private static final Logger LOG = Logger.getLogger(JpaAsideStates.class);
    private static final long ADVISORY_LOCK = 0x7265_706c_6179L;

    /** A crash may lose what was written, and the replay begins again then. Only the switch waits for the disk. */
    private static final String SETTINGS = "set synchronous_commit = off; set maintenance_work_mem = '256MB';"
            + " set work_mem = '64MB'; set statement_timeout = 0; set lock_timeout = '5s';"
            + " set client_connection_check_interval = '5s'";

    /** A replay that is resumed repeats the work of this time at most. */
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(30);

    private final Databases databases;
    private final StateUnit unit;
    private final SchemaContents contents;
    private final String build;
    private Duration checkpointEvery = CHECKPOINT_EVERY;

    /** Fills a new schema with empty tables. */
    @FunctionalInterface
    public interface SchemaContents {
        void make(Connection connection, String schema) throws SQLException, LiquibaseException;
    }

    @Inject
    public JpaAsideStates(Databases databases, StateUnit unit) {
        this(databases, unit, ofChangelog(databases));
    }

    /** States with other tables than those of the changelog. */
    public JpaAsideStates(Databases databases, StateUnit unit, SchemaContents contents) {
        this.databases = databases;
        this.unit = unit;
        this.contents = contents;
        this.build = StateCode.digest(unit.bindings());
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
                LogPosition checkpoint = JpaAsideState.readPosition(connection, "event_log_state");
                return state(connection, schema, checkpoint, Optional.of(checkpointEvery));
            }
            dropLeftOvers(connection, live, Optional.empty());
            make(schema, connection, true);
            schema.makeResumable(wholeBasis);
            return state(connection, schema, LogPosition.START, Optional.of(checkpointEvery));
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
            Connection connection, AsideSchema schema, LogPosition checkpoint, Optional<Duration> securing)
            throws SQLException {
        connection.setAutoCommit(false);
        String live = databases.applicationState().schema();
        return new JpaAsideState(connection, live, schema, unit, checkpoint, securing);
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
            throw SqlFailure.of("Beginning a state beside the live one", failure);
        } catch (LiquibaseException failure) {
            giveBack(connection);
            throw new StorageFailure(
                    StorageFailure.Kind.LASTING,
                    "Liquibase could not make the tables of a state beside the live one: " + failure.getMessage(),
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
            throw SqlFailure.of("Dropping what replays have left", failure);
        } finally {
            giveBack(connection);
        }
    }

    private static void dropLeftOvers(Connection connection, String live, Optional<UUID> except) throws SQLException {
        for (String schema : AsideSchema.dropLeftOvers(connection, live, except)) {
            LOG.infof("Dropped the schema %s, which a replay had left", schema);
        }
    }

    /** From now on, states that can be resumed take a checkpoint at this interval. */
    public void checkpointEvery(Duration interval) {
        checkpointEvery = interval;
    }

    @Override
    public String build() {
        return build;
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

    /** Waits, because the lock of a server that has crashed lasts a moment longer. */
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

    /** Gives the connection back as it was, and releases the advisory lock. */
    static void giveBack(Connection connection) {
        try (connection) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("reset all");
                statement.execute("select pg_advisory_unlock_all()");
            }
        } catch (SQLException failure) {
            // the lock ends with the session
            LOG.debug("Giving back a connection to the application state failed", failure);
        }
    }
}

package dev.daybook.adapters.persistence.database;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.readiness.SchemaMigration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/**
 * Brings both schemas up to date with Liquibase, as their owner.
 *
 * <p>An advisory lock of PostgreSQL keeps several nodes apart; it goes with the connection, so that a node which died in
 * the middle holds nobody up. Liquibase's own lock is a row that outlives its holder; under the advisory lock it can only
 * be a dead one's, and is taken away.
 */
@Singleton
public class LiquibaseSchemaMigration implements SchemaMigration {

    private static final long ADVISORY_LOCK = 0x6461_7962_6f6f_6bL;

    private final Databases databases;

    @Inject
    public LiquibaseSchemaMigration(Databases databases) {
        this.databases = databases;
    }

    @Override
    public void migrate() {
        String runtimeRole = runtimeRole();
        migrate(databases.eventLog(), "db/event-log.sql", runtimeRole);
        migrate(databases.applicationState(), "db/application-state.sql", runtimeRole);
    }

    /** The role as which the server appends and reads; it is the one that gets the rights. */
    private String runtimeRole() {
        try (Connection connection = databases.eventLog().read().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select quote_ident(current_user)")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the event log", failure);
        }
    }

    private static void migrate(Databases.Database database, String changelog, String runtimeRole) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            if (!isLocked(statement)) {
                throw new IllegalStateException(
                        "Another server is changing the schema of the " + database.name() + ".");
            }
            try {
                statement.execute("create schema if not exists " + database.schema());
                statement.execute("set search_path = " + database.schema());
                // telemetry of the tool's maker has no place in a bank
                Scope.child(
                        Map.of("liquibase.analytics.enabled", false),
                        () -> update(connection, database.schema(), changelog, runtimeRole));
            } finally {
                statement.execute("select pg_advisory_unlock(" + ADVISORY_LOCK + ")");
                statement.execute("reset search_path");
            }
        } catch (SQLException failure) {
            throw SqlFailure.of("Migrating the schema of the " + database.name(), failure);
        } catch (IllegalStateException busy) {
            throw busy;
        } catch (Exception failure) {
            throw new StorageFailure(
                    StorageFailure.Kind.LASTING,
                    "Migrating the schema of the " + database.name() + " failed: " + failure.getMessage(),
                    failure);
        }
    }

    private static boolean isLocked(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + ADVISORY_LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void update(Connection connection, String schema, String changelog, String runtimeRole)
            throws LiquibaseException {
        liquibase.database.Database target =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        target.setDefaultSchemaName(schema);
        target.setLiquibaseSchemaName(schema);
        Liquibase liquibase = new Liquibase(
                changelog, new ClassLoaderResourceAccessor(LiquibaseSchemaMigration.class.getClassLoader()), target);
        liquibase.setChangeLogParameter("schema", schema);
        liquibase.setChangeLogParameter("runtimeRole", runtimeRole);
        liquibase.forceReleaseLocks();
        liquibase.update("");
    }
}

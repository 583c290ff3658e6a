package dev.daybook.adapters.persistence.database;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.readiness.SchemaMigration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.exception.LiquibaseException;

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
        String runtimeRole = Changelog.runtimeRole(databases);
        migrate(databases.eventLog(), Changelog.EVENT_LOG, runtimeRole);
        migrate(databases.applicationState(), Changelog.APPLICATION_STATE, runtimeRole);
    }

    private static void migrate(Databases.Database database, Changelog changelog, String runtimeRole) {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            if (!isLocked(statement)) {
                throw new IllegalStateException(
                        "Another server is changing the schema of the " + database.name() + ".");
            }
            try {
                statement.execute("create schema if not exists " + database.schema());
                statement.execute("set search_path = " + database.schema());
                changelog.apply(connection, database.schema(), runtimeRole);
            } finally {
                statement.execute("select pg_advisory_unlock(" + ADVISORY_LOCK + ")");
                statement.execute("reset search_path");
            }
        } catch (SQLException failure) {
            throw SqlFailure.of("Migrating the schema of the " + database.name(), failure);
        } catch (LiquibaseException failure) {
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
}

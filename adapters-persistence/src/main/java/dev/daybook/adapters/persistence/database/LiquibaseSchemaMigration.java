package dev.daybook.adapters.persistence.database;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.readiness.SchemaMigration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import liquibase.exception.LiquibaseException;

/**
 * Brings both schemas up to date with Liquibase, as their owner.
 *
 * <p>An advisory lock of PostgreSQL lets only one server migrate at a time. The lock ends with the connection, so that a
 * server that dies does not block the others. Liquibase's own lock is a row that outlives the server that wrote it. Under
 * the advisory lock such a row can only be left from a dead server, and is removed.
 */
@Singleton
public class LiquibaseSchemaMigration implements SchemaMigration {

    private static final long ADVISORY_LOCK = 0x6461_7962_6f6f_6bL;

    private static final Sql LOCK = Sql.of("select pg_try_advisory_lock(:key) as is_locked");
    private static final Sql UNLOCK = Sql.of("select pg_advisory_unlock(:key)");
    private static final Sql RESET = Sql.of("reset search_path");

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
        try (Connection connection = database.owner().getConnection()) {
            if (!isLocked(connection)) {
                throw new IllegalStateException("Another server is changing the schema of the " + database.name()
                        + ". Wait until it has finished.");
            }
            try {
                Sql.of("create schema if not exists " + database.schema())
                        .on(connection)
                        .execute();
                Sql.of("set search_path = " + database.schema()).on(connection).execute();
                changelog.apply(connection, database.schema(), runtimeRole);
            } finally {
                UNLOCK.on(connection).with("key", ADVISORY_LOCK).execute();
                RESET.on(connection).execute();
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

    private static boolean isLocked(Connection connection) throws SQLException {
        return LOCK.on(connection)
                .with("key", ADVISORY_LOCK)
                .first(row -> row.truth("is_locked"))
                .orElseThrow();
    }
}

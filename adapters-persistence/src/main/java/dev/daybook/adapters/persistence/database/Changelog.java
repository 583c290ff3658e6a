package dev.daybook.adapters.persistence.database;

import java.sql.Connection;
import java.util.Map;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** The changes that make one of the two schemas, in their order. */
public final class Changelog {

    /** The schema of the event log. */
    static final Changelog EVENT_LOG = new Changelog("db/event-log.sql");

    /** The schema of the application state. */
    public static final Changelog APPLICATION_STATE = new Changelog("db/application-state.sql");

    private static final Sql RUNTIME_ROLE = Sql.of("select quote_ident(current_user) as role");

    private final String file;

    private Changelog(String file) {
        this.file = file;
    }

    /** The role that the server uses to append and read, quoted as an identifier. The changes grant rights to it. */
    public static String runtimeRole(Databases databases) {
        return new Connections(databases.eventLog().read())
                .use(
                        "Connecting to the event log",
                        connection -> RUNTIME_ROLE
                                .on(connection)
                                .first(row -> row.text("role"))
                                .orElseThrow());
    }

    /** Applies the changes that the schema does not have yet. It must be the first of the connection's search path. */
    public void apply(Connection connection, String schema, String runtimeRole) throws LiquibaseException {
        try {
            // Liquibase would send usage data to its maker
            Scope.child(Map.of("liquibase.analytics.enabled", false), () -> update(connection, schema, runtimeRole));
        } catch (LiquibaseException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new LiquibaseException(failure);
        }
    }

    private void update(Connection connection, String schema, String runtimeRole) throws LiquibaseException {
        Database target =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        target.setDefaultSchemaName(schema);
        target.setLiquibaseSchemaName(schema);
        Liquibase liquibase =
                new Liquibase(file, new ClassLoaderResourceAccessor(Changelog.class.getClassLoader()), target);
        liquibase.setChangeLogParameter("schema", schema);
        liquibase.setChangeLogParameter("runtimeRole", runtimeRole);
        liquibase.forceReleaseLocks();
        liquibase.update("");
    }
}

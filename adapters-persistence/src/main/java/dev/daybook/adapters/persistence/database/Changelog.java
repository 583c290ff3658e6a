package dev.daybook.adapters.persistence.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** How one of the two schemas has come to be, change by change. */
public final class Changelog {

    /** The schema of the event log. */
    static final Changelog EVENT_LOG = new Changelog("db/event-log.sql");

    /** The schema of the application state. */
    public static final Changelog APPLICATION_STATE = new Changelog("db/application-state.sql");

    private final String file;

    private Changelog(String file) {
        this.file = file;
    }

    /** The role as which the server appends and reads; it is the one that gets the rights. */
    public static String runtimeRole(Databases databases) {
        try (Connection connection = databases.eventLog().read().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select quote_ident(current_user)")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the event log", failure);
        }
    }

    /** Applies what that schema, which is the first of the connection's search path, has not seen yet. */
    public void apply(Connection connection, String schema, String runtimeRole) throws LiquibaseException {
        try {
            // telemetry of the tool's maker has no place in a bank
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

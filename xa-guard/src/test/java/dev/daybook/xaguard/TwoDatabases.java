package dev.daybook.xaguard;

import dev.daybook.local.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.postgresql.xa.PGXADataSource;

/** One real PostgreSQL with a table to write to in each of the two databases. */
final class TwoDatabases implements AutoCloseable {
    static final String LOG = "event_log";
    static final String STATE = "application_state";

    private final EmbeddedPostgres postgres;

    TwoDatabases() throws SQLException {
        postgres = EmbeddedPostgres.temporary().start();
        for (String database : new String[] {LOG, STATE}) {
            try (Connection connection = postgres.connect(database, postgres.owner());
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA daybook");
                statement.execute("CREATE TABLE daybook.entry (id text PRIMARY KEY)");
                statement.execute("GRANT USAGE ON SCHEMA daybook TO daybook_runtime");
                statement.execute("GRANT SELECT, INSERT ON daybook.entry TO daybook_runtime");
            }
        }
    }

    <D extends PGXADataSource> D source(Supplier<D> driver, String database) {
        D source = driver.get();
        source.setUrl(postgres.url(database));
        source.setCurrentSchema("daybook");
        source.setUser(postgres.runtime().user());
        source.setPassword(postgres.runtime().password());
        return source;
    }

    String url(String database) {
        return postgres.url(database);
    }

    boolean holds(String database, String id) {
        return count(database, "SELECT count(*) FROM daybook.entry WHERE id = '" + id + "'") == 1;
    }

    long prepared(String database) {
        return count(database, "SELECT count(*) FROM pg_prepared_xacts WHERE database = '" + database + "'");
    }

    void terminate(int backend) {
        count("postgres", "SELECT count(pg_terminate_backend(" + backend + ", 10000))");
    }

    /** Ends what a test without the guard leaves behind. */
    void rollBackPrepared(String database) throws SQLException {
        try (Connection connection = postgres.connect(database, postgres.superuser());
                Statement read = connection.createStatement();
                Statement end = connection.createStatement();
                ResultSet prepared =
                        read.executeQuery("SELECT gid FROM pg_prepared_xacts WHERE database = current_database()")) {
            while (prepared.next()) {
                end.execute("ROLLBACK PREPARED '" + prepared.getString(1) + "'");
            }
        }
    }

    private long count(String database, String query) {
        try (Connection connection = postgres.connect(database, postgres.superuser());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}

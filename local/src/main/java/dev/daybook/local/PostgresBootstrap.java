package dev.daybook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Turns an empty folder into a PostgreSQL with Daybook's roles and databases. What exists already stays. */
record PostgresBootstrap(PostgresBinaries binaries, ProcessAccount account, PostgresPasswords passwords) {

    /** Where a session of the superuser comes from. */
    @FunctionalInterface
    interface Sessions {
        Connection open(String database) throws SQLException;
    }

    /** The data folder itself, while no server runs. */
    void initialise(Path data) {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        // Under another name first: an interrupted initdb must not look like a database.
        Path fresh = data.resolveSibling("data.initialising");
        Path password = data.resolveSibling("initdb.password");
        try {
            FileTree.delete(fresh);
            Files.createDirectory(fresh);
            account.own(fresh);
            PostgresPasswords.createForOurEyesOnly(password);
            Files.writeString(password, passwords.superuser().password());
            account.own(password);
            Command initdb = account.run(List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + fresh,
                    "--username=" + passwords.superuser().user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums"));
            Files.deleteIfExists(password);
            if (!initdb.succeeded()) {
                throw new LocalStartException("initdb failed: " + initdb.output());
            }
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalStartException(
                    "Cannot initialise PostgreSQL in " + data.getParent() + ": " + e.getMessage(), e);
        }
    }

    /** Roles and databases, in a server that runs. */
    void createRolesAndDatabases(Sessions superuser, List<String> databases) {
        try (Connection connection = superuser.open("postgres");
                Statement statement = connection.createStatement()) {
            for (Login login : List.of(passwords.owner(), passwords.runtime())) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + login.user() + "'")) {
                    statement.execute("CREATE ROLE " + login.user() + " LOGIN PASSWORD '" + login.password() + "'");
                }
            }
            for (String database : databases) {
                if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                    statement.execute("CREATE DATABASE " + database + " OWNER "
                            + passwords.owner().user());
                }
                statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
                statement.execute("GRANT CONNECT ON DATABASE " + database + " TO "
                        + passwords.runtime().user());
            }
        } catch (SQLException e) {
            throw new LocalStartException("Cannot create roles and databases: " + e.getMessage(), e);
        }
        for (String database : databases) {
            try (Connection connection = superuser.open(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            } catch (SQLException e) {
                throw new LocalStartException("Cannot close the public schema of " + database, e);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }
}

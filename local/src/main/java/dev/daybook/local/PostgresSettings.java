package dev.daybook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one embedded PostgreSQL is configured: durable unless a test wants otherwise, and checked once it runs. */
final class PostgresSettings {
    /** The settings on which Daybook's promises or its security depend. */
    private static final List<String> CHECKED = List.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "max_prepared_transactions",
            "password_encryption",
            "listen_addresses");

    private final Map<String, String> values = new LinkedHashMap<>();

    PostgresSettings(String sharedBuffers) {
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("password_encryption", "scram-sha-256");
        values.put("fsync", "on");
        values.put("synchronous_commit", "on");
        values.put("full_page_writes", "on");
        values.put("max_prepared_transactions", "100");
        values.put("max_connections", "150");
        values.put("shared_buffers", sharedBuffers);
        values.put("max_wal_size", "4GB");
        values.put("checkpoint_timeout", "15min");
        values.put("jit", "off");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        values.put("log_line_prefix", "%m [%p] %u@%d ");
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    /** Writes the file that PostgreSQL reads last, so that no other file in the data folder overrides it. */
    void write(Path data, int port) {
        StringBuilder lines = new StringBuilder("# Written at each start by EmbeddedPostgres.\n");
        lines.append("port = ").append(port).append('\n');
        values.forEach((name, value) -> lines.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Path file = file(data);
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new LocalStartException("Cannot write " + file, e);
        }
    }

    static Path file(Path data) {
        return data.resolve("postgresql.auto.conf");
    }

    /** Checks the settings that a session gets, because roles and databases can have settings of their own. */
    void check(Connection session, Path data) {
        try (Statement statement = session.createStatement()) {
            for (String name : CHECKED) {
                String wanted = values.get(name);
                try (ResultSet answer = statement.executeQuery("SHOW " + name)) {
                    answer.next();
                    String actual = answer.getString(1);
                    if (!actual.equals(wanted)) {
                        throw new LocalStartException(
                                "PostgreSQL in %s runs with %s=%s instead of %s: something in there overrides it, such as ALTER ROLE or ALTER DATABASE."
                                        .formatted(data.getParent(), name, actual, wanted));
                    }
                }
            }
            try (ResultSet open = statement.executeQuery(
                    "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'")) {
                open.next();
                if (open.getLong(1) != 0) {
                    throw new LocalStartException("pg_hba.conf in " + data
                            + " allows logins without a SCRAM password. Use scram-sha-256 in each"
                            + " line, or delete the folder to begin with an empty database.");
                }
            }
        } catch (SQLException e) {
            throw new LocalStartException("Cannot ask PostgreSQL for its settings: " + e.getMessage(), e);
        }
    }
}

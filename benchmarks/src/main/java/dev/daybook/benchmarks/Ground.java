package dev.daybook.benchmarks;

import dev.daybook.benchmarks.axon.AxonPeer;
import dev.daybook.benchmarks.ceiling.CeilingPeer;
import dev.daybook.local.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The PostgreSQL that all compared systems use, configured as in the module {@code local}. */
final class Ground implements AutoCloseable {

    /** The settings that decide durability and speed; they are checked or recorded with the results. */
    private static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "wal_level",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "max_connections",
            "max_prepared_transactions",
            "autovacuum",
            "jit");

    private final EmbeddedPostgres postgres;

    private Ground(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** A PostgreSQL in that folder with the databases of all contenders in it. */
    static Ground in(Path folder) throws SQLException {
        Ground ground = new Ground(started(folder));
        List<String> databases = new ArrayList<>(CeilingPeer.DATABASES);
        databases.addAll(List.of(AxonPeer.DATABASE, "replica_log", "replica_state"));
        for (String database : databases) {
            ground.execute("create database " + database + " owner "
                    + ground.postgres.owner().user());
            ground.execute("grant connect on database " + database + " to "
                    + ground.postgres.runtime().user());
        }
        ground.settings();
        return ground;
    }

    /** Starts a PostgreSQL in that folder. It stops with this process, even if the process is killed. */
    static EmbeddedPostgres started(Path folder) {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(folder).start();
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "close-postgresql"));
        return postgres;
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Flushes PostgreSQL and the file system, so that each round starts with nothing left to write. */
    void settle() throws SQLException, IOException, InterruptedException {
        execute("checkpoint");
        new ProcessBuilder("sync").start().waitFor();
    }

    /** The settings that PostgreSQL reports. Fails if it is not durable. */
    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection session = postgres.connect("postgres", postgres.superuser());
                Statement statement = session.createStatement()) {
            for (String name : SETTINGS) {
                try (ResultSet answer = statement.executeQuery("show " + name)) {
                    answer.next();
                    settings.put(name, answer.getString(1));
                }
            }
        }
        for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!"on".equals(settings.get(name))) {
                throw new IllegalStateException("PostgreSQL runs with " + name + "=" + settings.get(name));
            }
        }
        return settings;
    }

    private void execute(String sql) throws SQLException {
        try (Connection session = postgres.connect("postgres", postgres.superuser());
                Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}

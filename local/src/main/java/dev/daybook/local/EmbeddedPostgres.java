package dev.daybook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A durable PostgreSQL of our own with the two databases and the two roles that Daybook needs, on the loopback
 * interface.
 *
 * <p>Its data survive: the next start on the same folder finds them. {@link #stop()} and {@link #kill9()} may be
 * followed by {@link #start()}; the port stays.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String EVENT_LOG = "event_log";
    private static final String APPLICATION_STATE = "application_state";
    private static final int ATTEMPTS_FOR_A_PORT = 5;

    private final Path folder;
    private final boolean temporary;
    private final int wantedPort;
    private final PostgresSettings settings;
    private final ProcessAccount account = ProcessAccount.forPostgres();
    private final PostgresPasswords passwords;
    private final PostgresBootstrap bootstrap;
    private final PostgresProcess process;
    private int port;
    private @Nullable FolderLock lock;

    private EmbeddedPostgres(Builder builder) {
        this.folder = builder.folder.toAbsolutePath().normalize();
        this.temporary = builder.temporary;
        this.wantedPort = builder.port;
        this.settings = builder.settings;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LocalStartException("Cannot create the data folder " + folder + ": " + e.getMessage(), e);
        }
        this.passwords = PostgresPasswords.keptIn(folder.resolve("passwords.properties"));
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        this.bootstrap = new PostgresBootstrap(binaries, account, passwords);
        this.process = new PostgresProcess(folder, binaries, account);
    }

    /** A PostgreSQL whose data live in this folder, which is created when it's missing. */
    public static Builder in(Path folder) {
        return new Builder(folder, false);
    }

    /** A PostgreSQL for tests: in a new temporary folder on a free port; {@link #close()} removes the folder. */
    public static Builder temporary() {
        try {
            return new Builder(Files.createTempDirectory("daybook-postgresql"), true);
        } catch (IOException e) {
            throw new LocalStartException("Cannot create a temporary folder", e);
        }
    }

    /** What can be chosen before the start. */
    public static final class Builder {
        private final Path folder;
        private final boolean temporary;
        private final PostgresSettings settings;
        private int port;

        private Builder(Path folder, boolean temporary) {
            this.folder = folder;
            this.temporary = temporary;
            this.settings = new PostgresSettings(temporary ? "128MB" : "512MB");
        }

        /** 0, the default, takes a free one. */
        public Builder port(int chosen) {
            this.port = chosen;
            return this;
        }

        /** Overrides one setting of the server, such as {@code fsync=off} in a test that wants it refused. */
        public Builder setting(String name, String value) {
            settings.set(name, value);
            return this;
        }

        /** Starts the server and creates what is missing in it. */
        public EmbeddedPostgres start() {
            EmbeddedPostgres postgres = new EmbeddedPostgres(this);
            if (temporary) {
                // A test that did not close its server must not leave it running.
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "close-" + folder.getFileName()));
            }
            postgres.start();
            return postgres;
        }
    }

    /** Starts the server, again after {@link #stop()} or {@link #kill9()}, and creates what is missing in it. */
    public synchronized void start() {
        if (lock != null) {
            throw new LocalStartException("PostgreSQL in " + folder + " is already started by this process.");
        }
        lock = FolderLock.take(folder);
        try {
            account.mustReach(folder);
            process.clearLeftovers();
            bootstrap.initialise(process.data());
            boot();
            checkSettings();
            bootstrap.createRolesAndDatabases(
                    database -> connect(database, passwords.superuser()), List.of(EVENT_LOG, APPLICATION_STATE));
        } catch (RuntimeException e) {
            process.stopAtOnce();
            unlock();
            throw e;
        }
    }

    /** Stops the server as an operator does: sessions are ended, everything is written. */
    public synchronized void stop() {
        process.stop();
        unlock();
    }

    /** Kills the server and all its sessions at once, as a crash does. */
    public synchronized void kill9() {
        process.kill9();
        unlock();
    }

    /** Whether the server's process is there. */
    public boolean isRunning() {
        return process.isRunning();
    }

    /** Stops the server; a temporary one loses its folder. */
    @Override
    public void close() {
        stop();
        if (temporary) {
            try {
                FileTree.delete(folder);
            } catch (IOException e) {
                throw new LocalStartException("Cannot remove " + folder, e);
            }
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** JDBC URL of the event log's database. */
    public String eventLogUrl() {
        return url(EVENT_LOG);
    }

    /** JDBC URL of the application state's database. */
    public String applicationStateUrl() {
        return url(APPLICATION_STATE);
    }

    /** JDBC URL of any database in this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The role that owns both databases: Liquibase's. */
    public Login owner() {
        return passwords.owner();
    }

    /** The role that Daybook works as. */
    public Login runtime() {
        return passwords.runtime();
    }

    /** For tests and repairs; Daybook itself never gets it. */
    public Login superuser() {
        return passwords.superuser();
    }

    /** A new connection to one of this server's databases. */
    public Connection connect(String database, Login login) throws SQLException {
        return DriverManager.getConnection(url(database), login.user(), login.password());
    }

    /** Where PostgreSQL writes its log. */
    public Path logFile() {
        return process.logFile();
    }

    private void unlock() {
        FolderLock held = lock;
        lock = null;
        if (held != null) {
            held.giveBack();
        }
    }

    private void boot() {
        // callers who saw an earlier start know the port, so it stays
        boolean anyPort = wantedPort == 0 && port == 0;
        for (int attempt = 1; ; attempt++) {
            if (port == 0) {
                port = anyPort ? LoopbackPort.free() : wantedPort;
            }
            settings.write(process.data(), port);
            account.own(PostgresSettings.file(process.data()));
            Command start = process.start();
            if (start.succeeded()) {
                return;
            }
            String log = Tail.of(logFile(), 20);
            boolean portTaken = log.contains("Address already in use");
            if (!portTaken || !anyPort || attempt == ATTEMPTS_FOR_A_PORT) {
                throw new LocalStartException(
                        portTaken
                                ? "Port " + port + " is taken: PostgreSQL cannot start."
                                : "PostgreSQL in " + folder + " does not start: " + start.output() + "\n" + log);
            }
            // another process took the free port before PostgreSQL could
            port = 0;
        }
    }

    private void checkSettings() {
        try (Connection session = connect("postgres", passwords.superuser())) {
            settings.check(session, process.data());
        } catch (SQLException e) {
            throw new LocalStartException("Cannot ask PostgreSQL for its settings: " + e.getMessage(), e);
        }
    }
}

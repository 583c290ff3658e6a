package dev.daybook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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
    private static final long LOG_IS_LONG = 20_000_000;

    private final Path folder;
    private final boolean temporary;
    private final int wantedPort;
    private final Map<String, String> settings;
    private final ProcessAccount account = ProcessAccount.forPostgres();
    private final PostgresBinaries binaries = PostgresBinaries.unpacked();
    private final PostgresPasswords passwords;
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
        private int port;
        private final Map<String, String> settings = new LinkedHashMap<>();

        private Builder(Path folder, boolean temporary) {
            this.folder = folder;
            this.temporary = temporary;
            settings.put("listen_addresses", "127.0.0.1");
            settings.put("unix_socket_directories", "");
            settings.put("password_encryption", "scram-sha-256");
            settings.put("fsync", "on");
            settings.put("synchronous_commit", "on");
            settings.put("full_page_writes", "on");
            settings.put("max_prepared_transactions", "100");
            settings.put("max_connections", "150");
            settings.put("shared_buffers", temporary ? "128MB" : "512MB");
            settings.put("max_wal_size", "4GB");
            settings.put("checkpoint_timeout", "15min");
            settings.put("jit", "off");
            settings.put("timezone", "UTC");
            settings.put("log_timezone", "UTC");
            settings.put("log_line_prefix", "%m [%p] %u@%d ");
        }

        /** 0, the default, takes a free one. */
        public Builder port(int chosen) {
            this.port = chosen;
            return this;
        }

        /** Overrides one setting of the server, such as {@code fsync=off} in a test that wants it refused. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /** Starts the server and creates what is missing in it. */
        public EmbeddedPostgres start() {
            EmbeddedPostgres postgres = new EmbeddedPostgres(this);
            if (temporary) {
                // A test that never came to its close must not leave a server behind.
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
            clearLeftovers();
            initialise();
            boot();
            checkSettings();
            createRolesAndDatabases();
        } catch (RuntimeException e) {
            if (runningPostmaster().isPresent()) {
                pgCtl("stop", "-m", "immediate", "-w");
            }
            unlock();
            throw e;
        }
    }

    /** Stops the server as an operator does: sessions are ended, everything is written. */
    public synchronized void stop() {
        if (runningPostmaster().isPresent()) {
            Command stop = pgCtl("stop", "-m", "fast", "-w", "-t", "60");
            if (!stop.succeeded() && runningPostmaster().isPresent()) {
                throw new LocalStartException("PostgreSQL in " + folder + " does not stop: " + stop.output());
            }
        }
        unlock();
    }

    /** Kills the server and all its sessions at once, as a crash does. */
    public synchronized void kill9() {
        ProcessHandle postmaster = runningPostmaster()
                .orElseThrow(() -> new LocalStartException("PostgreSQL in " + folder + " is not running."));
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(EmbeddedPostgres::awaitEnd);
        unlock();
    }

    /** Whether the server's process is there. */
    public boolean isRunning() {
        return runningPostmaster().isPresent();
    }

    /** Stops the server; a temporary one loses its folder. */
    @Override
    public void close() {
        stop();
        if (temporary) {
            try {
                PostgresBinaries.deleteTree(folder);
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

    /** For tests and first aid; Daybook itself never gets it. */
    public Login superuser() {
        return passwords.superuser();
    }

    /** A new connection to one of this server's databases. */
    public Connection connect(String database, Login login) throws SQLException {
        return DriverManager.getConnection(url(database), login.user(), login.password());
    }

    /** Where PostgreSQL writes its log. */
    public Path logFile() {
        return folder.resolve("postgresql.log");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void unlock() {
        FolderLock held = lock;
        lock = null;
        if (held != null) {
            held.giveBack();
        }
    }

    /** We hold the lock, so that a server that still runs has lost its Daybook, and a pid file may be stale. */
    private void clearLeftovers() {
        Path pidFile = data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (runningPostmaster().isPresent()) {
            Command stop = pgCtl("stop", "-m", "fast", "-w", "-t", "60");
            if (!stop.succeeded()) {
                throw new LocalStartException(
                        "A PostgreSQL left over in " + folder + " does not stop: " + stop.output());
            }
        } else {
            try {
                Files.deleteIfExists(pidFile);
            } catch (IOException e) {
                throw new LocalStartException("Cannot remove the stale " + pidFile, e);
            }
        }
    }

    private Optional<ProcessHandle> runningPostmaster() {
        Path pidFile = data().resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            // The number may belong to another program by now.
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .command()
                            .map(command -> command.contains("postgres"))
                            .orElse(true));
        } catch (IOException | NumberFormatException e) {
            throw new LocalStartException("Cannot read " + pidFile + ": " + e.getMessage(), e);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalStartException("Process " + process.pid() + " does not die", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted", e);
        }
    }

    private void initialise() {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        // Under another name first: an interrupted initdb must not look like a database.
        Path fresh = folder.resolve("data.initialising");
        Path password = folder.resolve("initdb.password");
        try {
            PostgresBinaries.deleteTree(fresh);
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
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalStartException("Cannot initialise PostgreSQL in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void boot() {
        for (int attempt = 1; ; attempt++) {
            if (port == 0) {
                port = wantedPort == 0 ? freePort() : wantedPort;
            }
            writeSettings();
            Command start = pgCtl("start", "-w", "-t", "120", "-l", logFile().toString());
            if (start.succeeded()) {
                return;
            }
            String log = Tail.of(logFile(), 20);
            boolean portTaken = log.contains("Address already in use");
            if (!portTaken || wantedPort != 0 || attempt == ATTEMPTS_FOR_A_PORT) {
                throw new LocalStartException(
                        portTaken
                                ? "Port " + port + " is taken: PostgreSQL cannot start."
                                : "PostgreSQL in " + folder + " does not start: " + start.output() + "\n" + log);
            }
            // Somebody took the free port before PostgreSQL could.
            port = 0;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStartException("There is no free port", e);
        }
    }

    private void writeSettings() {
        StringBuilder lines = new StringBuilder("# Written at each start by EmbeddedPostgres.\n");
        lines.append("port = ").append(port).append('\n');
        settings.forEach((name, value) -> lines.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Path file = data().resolve("postgresql.auto.conf");
        try {
            Files.writeString(file, lines);
            if (Files.exists(logFile()) && Files.size(logFile()) > LOG_IS_LONG) {
                Files.move(logFile(), folder.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(logFile())) {
                Files.createFile(logFile());
            }
            account.own(file);
            account.own(logFile());
        } catch (IOException e) {
            throw new LocalStartException("Cannot write " + file, e);
        }
    }

    private Command pgCtl(String... arguments) {
        // pg_ctl gives the server a session of its own: a terminal's Ctrl-C doesn't reach it before we say so.
        return account.run(
                Stream.concat(Stream.of(binaries.program("pg_ctl"), "-D", data().toString()), Stream.of(arguments))
                        .toList());
    }

    private void checkSettings() {
        try (Connection connection = connect("postgres", passwords.superuser());
                Statement statement = connection.createStatement()) {
            for (String name : List.of(
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "max_prepared_transactions",
                    "password_encryption",
                    "listen_addresses")) {
                String wanted = settings.get(name);
                try (ResultSet answer = statement.executeQuery("SHOW " + name)) {
                    answer.next();
                    String actual = answer.getString(1);
                    if (!actual.equals(wanted)) {
                        throw new LocalStartException("PostgreSQL in %s runs with %s=%s instead of %s."
                                .formatted(folder, name, actual, wanted));
                    }
                }
            }
            try (ResultSet open = statement.executeQuery(
                    "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'")) {
                open.next();
                if (open.getLong(1) != 0) {
                    throw new LocalStartException(
                            "pg_hba.conf in " + data() + " lets somebody in without a SCRAM password.");
                }
            }
        } catch (SQLException e) {
            throw new LocalStartException("Cannot ask PostgreSQL for its settings: " + e.getMessage(), e);
        }
    }

    private void createRolesAndDatabases() {
        try (Connection connection = connect("postgres", passwords.superuser());
                Statement statement = connection.createStatement()) {
            for (Login login : List.of(passwords.owner(), passwords.runtime())) {
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + login.user() + "'")) {
                    statement.execute("CREATE ROLE " + login.user() + " LOGIN PASSWORD '" + login.password() + "'");
                }
            }
            for (String database : List.of(EVENT_LOG, APPLICATION_STATE)) {
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
        for (String database : List.of(EVENT_LOG, APPLICATION_STATE)) {
            try (Connection connection = connect(database, passwords.superuser());
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

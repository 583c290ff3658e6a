package dev.daybook.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A configured WildFly as a process of its own, with one WAR.
 *
 * <p>Everything that it writes (transaction log, journal, logs) is in its base folder, and survives a new unpacking of the
 * WildFly that it runs from. {@link #stop()} and {@link #kill9()} may be followed by {@link #start()}; the ports
 * stay.
 */
public final class LocalServer implements AutoCloseable {
    /** The server's configuration that the scripts of {@code deployment} make. */
    public static final String CONFIGURATION = "daybook.xml";

    /** The file with the local users, beside the configuration. */
    public static final String USERS = "daybook-users.txt";

    private final ServerLayout layout;
    private final int httpPort;
    private final int managementPort;
    private final Map<String, String> environment;
    private final List<String> javaOptions;
    private final ReadinessWatch readiness;
    private volatile @Nullable ServerProcess process;
    private @Nullable FolderLock lock;

    private LocalServer(Builder builder) {
        this.layout = new ServerLayout(
                builder.wildfly.toAbsolutePath(), builder.base.toAbsolutePath(), builder.war.toAbsolutePath());
        this.httpPort = builder.httpPort == 0 ? LoopbackPort.free() : builder.httpPort;
        this.managementPort = builder.managementPort == 0 ? LoopbackPort.free() : builder.managementPort;
        this.environment = new ConcurrentHashMap<>(builder.environment);
        this.javaOptions = List.copyOf(builder.javaOptions);
        this.readiness = new ReadinessWatch(layout, managementUrl().resolve(builder.readyPath), builder.patience);
    }

    /** A server that runs from this WildFly, keeps its data in this base folder, and serves this WAR. */
    public static Builder of(Path wildfly, Path base, Path war) {
        return new Builder(wildfly, base, war);
    }

    /** What can be chosen before the start. */
    public static final class Builder {
        private final Path wildfly;
        private final Path base;
        private final Path war;
        private int httpPort;
        private int managementPort;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final List<String> javaOptions = new ArrayList<>(List.of("-Xms512m", "-Xmx2g"));
        private String readyPath = "/health/ready";
        private Duration patience = Duration.ofMinutes(3);

        private Builder(Path wildfly, Path base, Path war) {
            this.wildfly = wildfly;
            this.base = base;
            this.war = war;
        }

        /** 0, the default, takes a free one. */
        public Builder httpPort(int chosen) {
            this.httpPort = chosen;
            return this;
        }

        /** 0, the default, takes a free one. */
        public Builder managementPort(int chosen) {
            this.managementPort = chosen;
            return this;
        }

        /** The databases, and the roles to work as. */
        public Builder databases(EmbeddedPostgres postgres) {
            environment.putAll(settings(postgres));
            return this;
        }

        /** The server's name in transactions: unique, the same after a restart. */
        public Builder nodeId(String nodeId) {
            return environment("DAYBOOK_NODE_ID", nodeId);
        }

        /** One variable of the process's environment. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** More options of the virtual machine; a later {@code -Xmx} wins. */
        public Builder javaOptions(String... options) {
            javaOptions.addAll(List.of(options));
            return this;
        }

        /** The path on the management port that answers 200 when the server is up; the default asks its readiness. */
        public Builder readyWhen(String path) {
            this.readyPath = path;
            return this;
        }

        /** How long a start may take. */
        public Builder patience(Duration atMost) {
            this.patience = atMost;
            return this;
        }

        /** The server, not yet started. */
        public LocalServer build() {
            return new LocalServer(this);
        }

        /** Starts the server and waits until it is ready. */
        public LocalServer start() {
            LocalServer server = build();
            server.start();
            return server;
        }
    }

    /** The databases, and the roles to work as, from the next start on. */
    public void databases(EmbeddedPostgres postgres) {
        environment.putAll(settings(postgres));
    }

    private static Map<String, String> settings(EmbeddedPostgres postgres) {
        return Map.of(
                "DAYBOOK_LOG_URL", postgres.eventLogUrl(),
                "DAYBOOK_STATE_URL", postgres.applicationStateUrl(),
                "DAYBOOK_RUNTIME_USER", postgres.runtime().user(),
                "DAYBOOK_RUNTIME_PASSWORD", postgres.runtime().password(),
                "DAYBOOK_OWNER_USER", postgres.owner().user(),
                "DAYBOOK_OWNER_PASSWORD", postgres.owner().password());
    }

    /** Starts the server, again after {@link #stop()} or {@link #kill9()}, and waits until it is ready. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts the process and returns at once, for tests that want to watch or kill a start. */
    public synchronized void launch() {
        if (isRunning()) {
            throw new LocalStartException("The server in " + base() + " is already started by this process.");
        }
        clearTheWay();
        prepare();
        process = ServerProcess.start(layout, httpPort, managementPort, javaOptions, environment);
    }

    /**
     * Stops a server of this base folder that still runs after its run command was killed, and makes sure that the
     * ports are free.
     */
    public synchronized void clearTheWay() {
        if (lock == null) {
            lock = FolderLock.take(base());
        }
        ServerProcess.stopLeftover(layout);
        LoopbackPort.mustBeFree(httpPort, "DAYBOOK_HTTP_PORT");
        LoopbackPort.mustBeFree(managementPort, "DAYBOOK_MANAGEMENT_PORT");
    }

    /** Waits until the server is ready; fails at once when its process ends or its WAR is refused. */
    public void awaitReady() {
        ServerProcess running = started();
        try {
            readiness.await(running);
        } catch (LocalStartException e) {
            if (running.isAlive()) {
                stop();
            }
            throw e;
        }
    }

    /** Whether the server answers that it is ready. */
    public boolean isReady() {
        return readiness.isReady();
    }

    /** Stops the server as an operator does; kills it when it doesn't stop. */
    public void stop() {
        ServerProcess running = process;
        if (running != null) {
            running.stop();
        }
        unlock();
    }

    /** Kills the server at once, as a crash does. */
    public void kill9() {
        started().kill9();
        unlock();
    }

    /** Waits until the process ends, by itself or by us, and tells its exit code. */
    public int awaitEnd() throws InterruptedException {
        ServerProcess running = process;
        return running == null ? 0 : running.awaitEnd();
    }

    /** Whether the server's process is there. */
    public boolean isRunning() {
        ServerProcess running = process;
        return running != null && running.isAlive();
    }

    /** The process's number, for tests that suspend or limit it. */
    public long pid() {
        return started().pid();
    }

    /** The application: {@code http://localhost:PORT/}. */
    public URI url() {
        return URI.create("http://localhost:" + httpPort + "/");
    }

    /** Health and metrics: {@code http://localhost:PORT/}. */
    public URI managementUrl() {
        return URI.create("http://localhost:" + managementPort + "/");
    }

    /** The port of the application. */
    public int httpPort() {
        return httpPort;
    }

    /** The port of management, health and metrics. */
    public int managementPort() {
        return managementPort;
    }

    /** The base folder: data, transaction log, logs. */
    public Path base() {
        return layout.base();
    }

    /** The server's log. */
    public Path logFile() {
        return layout.logFile();
    }

    /** The last lines of the server's log. */
    public String logTail(int lines) {
        return layout.logTail(lines);
    }

    /**
     * Lays out the base folder for a caller that starts the process itself, such as Arquillian. Configuration and WAR are
     * replaced; the users and everything else are kept.
     */
    public void prepare() {
        layout.prepare();
    }

    @Override
    public void close() {
        stop();
    }

    private ServerProcess started() {
        ServerProcess running = process;
        if (running == null) {
            throw new LocalStartException("The server in " + base() + " is not started.");
        }
        return running;
    }

    private synchronized void unlock() {
        FolderLock held = lock;
        lock = null;
        if (held != null) {
            held.giveBack();
        }
    }
}

package dev.daybook.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configured WildFly as a process of its own, with one WAR.
 *
 * <p>Everything that it writes (transaction log, journal, logs) is in its base folder and survives, whatever happens to
 * the WildFly that it runs from. {@link #stop()} and {@link #kill9()} may be followed by {@link #start()}; the ports
 * stay.
 */
public final class LocalServer implements AutoCloseable {
    /** The server's configuration that the scripts of {@code deployment} make. */
    public static final String CONFIGURATION = "daybook.xml";

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);

    /** What WildFly's own start script gives to a virtual machine newer than Java 8. */
    private static final List<String> MODULAR_OPTIONS = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    private final Path wildfly;
    private final Path base;
    private final Path war;
    private final int httpPort;
    private final int managementPort;
    private final Map<String, String> environment;
    private final List<String> javaOptions;
    private final String readyPath;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile @Nullable Process process;
    private @Nullable FolderLock lock;

    private LocalServer(Builder builder) {
        this.wildfly = builder.wildfly.toAbsolutePath();
        this.base = builder.base.toAbsolutePath();
        this.war = builder.war.toAbsolutePath();
        this.httpPort = builder.httpPort == 0 ? freePort() : builder.httpPort;
        this.managementPort = builder.managementPort == 0 ? freePort() : builder.managementPort;
        this.environment = new ConcurrentHashMap<>(builder.environment);
        this.javaOptions = List.copyOf(builder.javaOptions);
        this.readyPath = builder.readyPath;
        this.patience = builder.patience;
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
            throw new LocalStartException("The server in " + base + " is already started by this process.");
        }
        clearTheWay();
        prepare();
        try {
            ProcessBuilder builder = new ProcessBuilder(command())
                    .directory(base.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(consoleFile().toFile());
            builder.environment().putAll(environment);
            Process started = builder.start();
            started.getOutputStream().close();
            process = started;
            Files.writeString(pidFile(), Long.toString(started.pid()));
        } catch (IOException e) {
            throw new LocalStartException("Cannot start WildFly from " + wildfly + ": " + e.getMessage(), e);
        }
    }

    /** Stops a server that a killed run command has left behind in this base folder, and makes sure of free ports. */
    public synchronized void clearTheWay() {
        if (lock == null) {
            lock = FolderLock.take(base);
        }
        stopLeftover();
        mustBeFree(httpPort, "DAYBOOK_HTTP_PORT");
        mustBeFree(managementPort, "DAYBOOK_MANAGEMENT_PORT");
    }

    /** Waits until the server is ready; fails at once when its process ends or its WAR is refused. */
    public void awaitReady() {
        Process running = process;
        if (running == null) {
            throw new LocalStartException("The server in " + base + " is not started.");
        }
        Instant deadline = Instant.now().plus(patience);
        try {
            // Asking earlier only fills the server's log with warnings that it isn't ready.
            while (!Files.exists(marker(".deployed")) || !isReady()) {
                if (running.waitFor(200, TimeUnit.MILLISECONDS)) {
                    throw new LocalStartException("The server ended with " + running.exitValue()
                            + " instead of starting. Its last words:\n" + logTail(60));
                }
                if (Files.exists(marker(".failed"))) {
                    String reason = refusal();
                    stop();
                    throw new LocalStartException("The server refuses " + war.getFileName() + " (all of it in "
                            + logFile() + "):\n" + reason);
                }
                if (Instant.now().isAfter(deadline)) {
                    String last = logTail(60);
                    stop();
                    throw new LocalStartException(
                            "The server was not ready within " + patience.toSeconds() + " s. Its last words:\n" + last);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted while the server started", e);
        }
    }

    /** Whether the server answers that it is ready. */
    public boolean isReady() {
        HttpRequest ask = HttpRequest.newBuilder(managementUrl().resolve(readyPath))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops the server as an operator does; kills it when it doesn't stop. */
    public void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(pidFile());
            unlock();
        } catch (IOException e) {
            throw new LocalStartException("Cannot remove " + pidFile(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted while the server stopped", e);
        }
    }

    /** Kills the server at once, as a crash does. */
    public void kill9() {
        Process running = process;
        if (running == null) {
            throw new LocalStartException("The server in " + base + " is not started.");
        }
        try {
            running.destroyForcibly().waitFor();
            unlock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted while the server was killed", e);
        }
    }

    /** Waits until the process ends, by itself or by us, and tells its exit code. */
    public int awaitEnd() throws InterruptedException {
        Process running = process;
        return running == null ? 0 : running.waitFor();
    }

    /** Whether the server's process is there. */
    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** The process's number, for tests that suspend or limit it. */
    public long pid() {
        Process running = process;
        if (running == null) {
            throw new LocalStartException("The server in " + base + " is not started.");
        }
        return running.pid();
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
        return base;
    }

    /** The server's log. */
    public Path logFile() {
        return base.resolve("log/server.log");
    }

    /** The last lines of the server's log. */
    public String logTail(int lines) {
        return Files.exists(logFile()) ? Tail.of(logFile(), lines) : Tail.of(consoleFile(), lines);
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void unlock() {
        FolderLock held = lock;
        lock = null;
        if (held != null) {
            held.giveBack();
        }
    }

    private Path consoleFile() {
        return base.resolve("log/console.log");
    }

    private Path pidFile() {
        return base.resolve("server.pid");
    }

    private Path marker(String suffix) {
        return base.resolve("deployments").resolve(war.getFileName() + suffix);
    }

    private String refusal() {
        try (Stream<String> lines = Files.lines(marker(".failed"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                    .limit(30)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new LocalStartException("Cannot read " + marker(".failed"), e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(MODULAR_OPTIONS);
        if (Runtime.version().feature() < 24) {
            command.add("-Djava.security.manager=allow");
        }
        command.addAll(List.of(
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.awt.headless=true",
                "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "-Dorg.jboss.boot.log.file=" + logFile(),
                "-Dlogging.configuration="
                        + base.resolve("configuration/logging.properties").toUri(),
                "-jar",
                wildfly.resolve("jboss-modules.jar").toString(),
                "-mp",
                wildfly.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + wildfly,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + httpPort,
                "-Djboss.management.http.port=" + managementPort,
                "-c",
                CONFIGURATION));
        return command;
    }

    /**
     * Lays out the base folder for whoever starts the process himself, such as Arquillian. The configuration and the WAR
     * are taken anew; everything else is kept.
     */
    public void prepare() {
        Path source = wildfly.resolve("standalone/configuration");
        if (!Files.exists(source.resolve(CONFIGURATION))) {
            throw new LocalStartException(source.resolve(CONFIGURATION) + " is missing: build the deployment module.");
        }
        if (!Files.exists(war)) {
            throw new LocalStartException(war + " is missing: build the deployment module.");
        }
        try {
            for (String folder : List.of("configuration", "deployments", "data", "log", "tmp")) {
                Files.createDirectories(base.resolve(folder));
            }
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Files.copy(
                            file,
                            base.resolve("configuration").resolve(file.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            try (Stream<Path> files = Files.list(base.resolve("deployments"))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    PostgresBinaries.deleteTree(file);
                }
            }
            Files.copy(war, marker(""));
            Files.createFile(marker(".dodeploy"));
            Files.deleteIfExists(consoleFile());
        } catch (IOException e) {
            throw new LocalStartException("Cannot prepare " + base + ": " + e.getMessage(), e);
        }
    }

    private void stopLeftover() {
        try {
            if (!Files.exists(pidFile())) {
                return;
            }
            long pid = Long.parseLong(
                    Files.readString(pidFile(), StandardCharsets.UTF_8).strip());
            Optional<ProcessHandle> leftover = ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(found -> found.info()
                            .arguments()
                            .map(List::of)
                            .orElse(List.of())
                            .contains("-Djboss.server.base.dir=" + base));
            if (leftover.isPresent()) {
                leftover.get().destroy();
                leftover.get().onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            Files.delete(pidFile());
        } catch (IOException | NumberFormatException e) {
            throw new LocalStartException("Cannot read or remove " + pidFile() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalStartException("A server left over in " + base + " does not stop", e);
        }
    }

    private static void mustBeFree(int port, String variable) {
        try (ServerSocket probe = new ServerSocket()) {
            // A port of which only closed connections are left is free: WildFly takes it, too.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LocalStartException(
                    "Port %d on this machine is taken: stop what uses it, or set %s to another one."
                            .formatted(port, variable),
                    e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStartException("There is no free port", e);
        }
    }
}

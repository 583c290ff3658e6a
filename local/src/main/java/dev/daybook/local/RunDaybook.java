package dev.daybook.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The run command: PostgreSQL, WildFly and Daybook on this machine until Ctrl-C, data kept.
 *
 * <p>Arguments: the configured WildFly's folder and the WAR. From the environment: {@code DAYBOOK_HOME} (data),
 * {@code DAYBOOK_HTTP_PORT}, {@code DAYBOOK_MANAGEMENT_PORT}, {@code DAYBOOK_JAVA_OPTS}; with {@code DAYBOOK_LOG_URL}
 * and {@code DAYBOOK_STATE_URL} it uses those databases instead of a PostgreSQL of its own.
 */
public final class RunDaybook {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final Path wildfly;
    private final Path war;
    private final CountDownLatch neverEnding = new CountDownLatch(1);
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable LocalServer server;
    private volatile boolean stopping;

    private RunDaybook(Map<String, String> environment, PrintStream out, Path wildfly, Path war) {
        this.environment = environment;
        this.out = out;
        this.wildfly = wildfly;
        this.war = war;
    }

    /** Runs until it is stopped, or until the server ends by itself. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("Two arguments are needed: the WildFly's folder and the WAR.");
        }
        try {
            new RunDaybook(System.getenv(), System.out, Path.of(arguments[0]), Path.of(arguments[1])).run();
        } catch (LocalStartException e) {
            // the user needs the sentence, not Maven's stack trace around it
            System.err.println("Daybook does not run: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        Instant begin = Instant.now();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "daybook-stop"));
        try {
            LocalServer running = start();
            running.awaitReady();
            greet(running, Duration.between(begin, Instant.now()));
            int exitCode = running.awaitEnd();
            if (!stopping) {
                out.println("WildFly ended by itself with " + exitCode + ". The end of its log:");
                out.println(running.logTail(60));
                stop();
                throw new LocalStartException("WildFly ended by itself with " + exitCode + ".");
            }
        } catch (LocalStartException e) {
            if (!stopping) {
                stop();
                throw e;
            }
        }
        // The virtual machine is ending and waits for this thread. If this method returned, Maven would report a
        // success meanwhile.
        neverEnding.await();
    }

    private synchronized LocalServer start() {
        Path home = home();
        out.println("Daybook keeps its data in " + home);
        LocalServer.Builder builder = LocalServer.of(wildfly, home.resolve("server"), war)
                .httpPort(port("DAYBOOK_HTTP_PORT", 8080))
                .managementPort(port("DAYBOOK_MANAGEMENT_PORT", 9990))
                .nodeId(nodeId(home));
        String options = environment.getOrDefault("DAYBOOK_JAVA_OPTS", "").strip();
        if (!options.isEmpty()) {
            builder.javaOptions(options.split("\\s+"));
        }
        boolean databasesGiven =
                environment.containsKey("DAYBOOK_LOG_URL") || environment.containsKey("DAYBOOK_STATE_URL");
        if (databasesGiven) {
            useGivenDatabases(builder);
        }
        LocalServer made = builder.build();
        made.clearTheWay();
        if (!databasesGiven) {
            out.println("Starting PostgreSQL ...");
            EmbeddedPostgres own =
                    EmbeddedPostgres.in(home.resolve("postgresql")).start();
            postgres = own;
            out.println("PostgreSQL is up on port " + own.port());
            made.databases(own);
        }
        server = made;
        out.println("Starting WildFly ... (its log: " + made.logFile() + ")");
        made.launch();
        return made;
    }

    private void useGivenDatabases(LocalServer.Builder builder) {
        for (String name : new String[] {
            "DAYBOOK_LOG_URL", "DAYBOOK_STATE_URL", "DAYBOOK_RUNTIME_PASSWORD", "DAYBOOK_OWNER_PASSWORD"
        }) {
            String value = environment.get(name);
            if (value == null || value.isBlank()) {
                throw new LocalStartException(
                        name + " is not set: with databases of your own, DAYBOOK_LOG_URL, DAYBOOK_STATE_URL, "
                                + "DAYBOOK_RUNTIME_PASSWORD and DAYBOOK_OWNER_PASSWORD are needed.");
            }
            builder.environment(name, value);
        }
        out.println("Using the databases " + environment.get("DAYBOOK_LOG_URL") + " and "
                + environment.get("DAYBOOK_STATE_URL"));
    }

    private Path home() {
        String chosen = environment.getOrDefault("DAYBOOK_HOME", "");
        Path home;
        if (!chosen.isBlank()) {
            home = Path.of(chosen);
        } else if (ProcessAccount.weAreRoot()) {
            home = Path.of("/var/lib/daybook");
        } else {
            home = Path.of(System.getProperty("user.home"), ".local/share/daybook");
        }
        try {
            return Files.createDirectories(home.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new LocalStartException(
                    "Cannot create " + home + ": set DAYBOOK_HOME to a folder that you may write to.", e);
        }
    }

    private int port(String variable, int usual) {
        String chosen = environment.getOrDefault(variable, "").strip();
        try {
            return chosen.isEmpty() ? usual : Integer.parseInt(chosen);
        } catch (NumberFormatException e) {
            throw new LocalStartException(variable + " is not a number: " + chosen, e);
        }
    }

    /** Made once for this folder: after a restart, recovery looks for transactions with the same node id. */
    private String nodeId(Path home) {
        String chosen = environment.getOrDefault("DAYBOOK_NODE_ID", "").strip();
        if (!chosen.isEmpty()) {
            return chosen;
        }
        Path file = home.resolve("node-id");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, "local-" + UUID.randomUUID().toString().substring(0, 8) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalStartException("Cannot read or write " + file, e);
        }
    }

    private void greet(LocalServer running, Duration took) {
        String url = running.url() + "api/v1";
        out.printf("""

                Daybook is up after %.1f s: %s
                  users     local/users.sh list; at first reader, writer, importer, auditor, operator, approver,
                            each with the password daybook
                  API       %sopenapi
                  health    %shealth
                  try       curl -u writer:daybook -X PUT %s/companies/acme -H 'Content-Type: application/json' \\
                              -d '{"name":"Acme Ltd","address":{"line1":"1 High Street","city":"Leeds","postalCode":"LS1 4AP","country":"GB"},"contactEmail":"ledger@acme.example"}'
                Ctrl-C stops it; the data stay.
                """, took.toMillis() / 1000.0, url, running.url(), running.managementUrl(), url);
        out.flush();
    }

    /** WildFly first: it ends its transactions while the databases are still there. */
    private void stop() {
        stopping = true;
        synchronized (this) {
            LocalServer running = server;
            if (running != null && running.isRunning()) {
                out.println("Stopping WildFly ...");
                running.stop();
                out.println("WildFly has stopped.");
            }
            EmbeddedPostgres own = postgres;
            if (own != null && own.isRunning()) {
                out.println("Stopping PostgreSQL ...");
                own.stop();
                out.println("PostgreSQL has stopped.");
            }
            out.flush();
        }
    }
}

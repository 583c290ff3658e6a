package dev.daybook.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** WildFly's own process: its command line, its start and its ends. */
final class ServerProcess {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(90);

    /** The options that WildFly's own start script gives to a virtual machine newer than Java 8. */
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

    private final Process process;
    private final Path pidFile;

    private ServerProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    static ServerProcess start(
            ServerLayout layout,
            int httpPort,
            int managementPort,
            List<String> javaOptions,
            Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command(layout, httpPort, managementPort, javaOptions))
                    .directory(layout.base().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(layout.consoleFile().toFile());
            builder.environment().putAll(environment);
            Process started = builder.start();
            started.getOutputStream().close();
            Files.writeString(layout.pidFile(), Long.toString(started.pid()));
            return new ServerProcess(started, layout.pidFile());
        } catch (IOException e) {
            throw new LocalStartException("Cannot start WildFly from " + layout.wildfly() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> command(
            ServerLayout layout, int httpPort, int managementPort, List<String> javaOptions) {
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
                "-Dorg.jboss.boot.log.file=" + layout.logFile(),
                "-Dlogging.configuration="
                        + layout.configuration().resolve("logging.properties").toUri(),
                "-jar",
                layout.wildfly().resolve("jboss-modules.jar").toString(),
                "-mp",
                layout.wildfly().resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + layout.wildfly(),
                baseArgument(layout),
                "-Djboss.http.port=" + httpPort,
                "-Djboss.management.http.port=" + managementPort,
                "-c",
                LocalServer.CONFIGURATION));
        return command;
    }

    /** Stops a server of this base folder that still runs after its run command was killed. */
    static void stopLeftover(ServerLayout layout) {
        Path pidFile = layout.pidFile();
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            long pid = Long.parseLong(
                    Files.readString(pidFile, StandardCharsets.UTF_8).strip());
            // The number may belong to another program by now.
            Optional<ProcessHandle> leftover = ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(found -> found.info()
                            .arguments()
                            .map(List::of)
                            .orElse(List.of())
                            .contains(baseArgument(layout)));
            if (leftover.isPresent()) {
                leftover.get().destroy();
                leftover.get().onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            Files.delete(pidFile);
        } catch (IOException | NumberFormatException e) {
            throw new LocalStartException("Cannot read or remove " + pidFile + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalStartException("A server left over in " + layout.base() + " does not stop", e);
        }
    }

    private static String baseArgument(ServerLayout layout) {
        return "-Djboss.server.base.dir=" + layout.base();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Whether the process has ended when that time is over, or before. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Stops it as an operator does, and kills it if it does not stop. */
    void stop() {
        process.destroy();
        try {
            if (!endsWithin(STOP_PATIENCE)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new LocalStartException("Cannot remove " + pidFile, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted while the server stopped", e);
        }
    }

    /** Kills it at once, as a crash does. */
    void kill9() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted while the server was killed", e);
        }
    }
}

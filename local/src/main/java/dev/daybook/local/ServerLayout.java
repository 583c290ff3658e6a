package dev.daybook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where everything of one server is on disk: what it runs from, and the base folder that it writes to. */
record ServerLayout(Path wildfly, Path base, Path war) {

    Path configuration() {
        return base.resolve("configuration");
    }

    Path logFile() {
        return base.resolve("log/server.log");
    }

    Path consoleFile() {
        return base.resolve("log/console.log");
    }

    Path pidFile() {
        return base.resolve("server.pid");
    }

    String logTail(int lines) {
        return Files.exists(logFile()) ? Tail.of(logFile(), lines) : Tail.of(consoleFile(), lines);
    }

    /** Prepares the base folder: configuration and WAR are replaced; the users and everything else are kept. */
    void prepare() {
        Path source = wildfly.resolve("standalone/configuration");
        if (!Files.exists(source.resolve(LocalServer.CONFIGURATION))) {
            throw new LocalStartException(
                    source.resolve(LocalServer.CONFIGURATION) + " is missing: build the deployment module.");
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
                    Path target = configuration().resolve(file.getFileName());
                    if (!file.endsWith(LocalServer.USERS) || !Files.exists(target)) {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
            try (Stream<Path> files = Files.list(base.resolve("deployments"))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    FileTree.delete(file);
                }
            }
            Files.copy(war, marker(""));
            Files.createFile(marker(".dodeploy"));
            Files.deleteIfExists(consoleFile());
        } catch (IOException e) {
            throw new LocalStartException("Cannot prepare " + base + ": " + e.getMessage(), e);
        }
    }

    /** Whether WildFly has taken the WAR. */
    boolean isDeployed() {
        return Files.exists(marker(".deployed"));
    }

    /** Whether WildFly has refused the WAR. */
    boolean isRefused() {
        return Files.exists(marker(".failed"));
    }

    /** Why WildFly has refused the WAR. */
    String refusal() {
        try (Stream<String> lines = Files.lines(marker(".failed"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("\tat "))
                    .limit(30)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new LocalStartException("Cannot read " + marker(".failed"), e);
        }
    }

    private Path marker(String suffix) {
        return base.resolve("deployments").resolve(war.getFileName() + suffix);
    }
}

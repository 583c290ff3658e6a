package dev.daybook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A WildFly that shares everything with another one but its configuration. */
public final class ServerVariant {
    private ServerVariant() {}

    /** Makes such a server in the given folder, which must be new or empty, and runs the scripts on it. */
    public static Path of(Path wildfly, Path folder, Path... scripts) {
        try {
            Path configuration = Files.createDirectories(folder.resolve("standalone/configuration"));
            for (String shared : List.of("bin", "modules", "jboss-modules.jar")) {
                Files.createSymbolicLink(
                        folder.resolve(shared), wildfly.toAbsolutePath().resolve(shared));
            }
            try (Stream<Path> files = Files.list(wildfly.resolve("standalone/configuration"))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    Files.copy(file, configuration.resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new LocalStartException("Cannot make a server in " + folder + ": " + e.getMessage(), e);
        }
        for (Path script : scripts) {
            OfflineScript.run(folder.toAbsolutePath(), script.toAbsolutePath());
        }
        return folder;
    }
}

package dev.daybook.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns an unpacked WildFly into the server that Daybook runs on: it adds the driver's module and the local users'
 * files, and runs the scripts offline. It does nothing if the server was made of the same parts before.
 *
 * <p>Arguments: the WildFly's folder, the folder with the scripts, the driver's JAR, the guard's JAR.
 */
public final class ConfigureServer {
    private static final List<String> SCRIPTS = List.of("configure-daybook.cli", "local-users.cli");

    private final Path wildfly;
    private final Path parts;
    private final Path driver;
    private final Path guard;

    private ConfigureServer(Path wildfly, Path parts, Path driver, Path guard) {
        this.wildfly = wildfly.toAbsolutePath();
        this.parts = parts.toAbsolutePath();
        this.driver = driver;
        this.guard = guard;
    }

    /** Configures the server, or does nothing. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException(
                    "Four arguments are needed: the WildFly's folder, the scripts' folder, the driver, the guard.");
        }
        new ConfigureServer(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]))
                .run();
    }

    private void run() throws IOException {
        Path madeOf = wildfly.resolve("daybook.sha256");
        String digest = digest();
        if (Files.exists(madeOf) && Files.readString(madeOf).equals(digest)) {
            return;
        }
        Files.deleteIfExists(madeOf);
        Path module = wildfly.resolve("modules/org/postgresql/jdbc/main");
        Files.createDirectories(module);
        copy(parts.resolve("modules/org/postgresql/jdbc/main/module.xml"), module.resolve("module.xml"));
        copy(driver, module.resolve("postgresql.jar"));
        copy(guard, module.resolve("daybook-xa-guard.jar"));
        Path configuration = wildfly.resolve("standalone/configuration");
        for (String file : List.of("daybook-users.properties", "daybook-roles.properties")) {
            copy(parts.resolve("configuration").resolve(file), configuration.resolve(file));
        }
        copy(configuration.resolve("standalone-full.xml"), configuration.resolve(LocalServer.CONFIGURATION));
        for (String script : SCRIPTS) {
            OfflineScript.run(wildfly, parts.resolve(script));
        }
        Files.writeString(madeOf, digest);
    }

    private String digest() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (Stream<Path> files = Files.walk(parts)) {
                for (Path file :
                        (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                    update(digest, file);
                }
            }
            update(digest, driver);
            update(digest, guard);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}

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
 * Turns an unpacked WildFly into the server that Daybook runs on: it adds the modules of driver and users, the first local
 * users and the command that changes them, and runs the scripts offline. It does nothing if the server was made of the same
 * parts before.
 *
 * <p>Arguments: the WildFly's folder, the folder with the scripts, the JARs of driver, guard and users.
 */
public final class ConfigureServer {
    private static final List<String> SCRIPTS = List.of("configure-daybook.cli", "local-users.cli");

    private final Path wildfly;
    private final Path parts;
    private final Path driver;
    private final Path guard;
    private final Path users;

    private ConfigureServer(Path wildfly, Path parts, Path driver, Path guard, Path users) {
        this.wildfly = wildfly.toAbsolutePath();
        this.parts = parts.toAbsolutePath();
        this.driver = driver;
        this.guard = guard;
        this.users = users;
    }

    /** Configures the server, or does nothing. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException(
                    "Five arguments are needed: the WildFly's folder, the scripts' folder, the driver, the guard, the users.");
        }
        new ConfigureServer(
                        Path.of(arguments[0]),
                        Path.of(arguments[1]),
                        Path.of(arguments[2]),
                        Path.of(arguments[3]),
                        Path.of(arguments[4]))
                .run();
    }

    private void run() throws IOException {
        Path madeOf = wildfly.resolve("daybook.sha256");
        String digest = digest();
        if (Files.exists(madeOf) && Files.readString(madeOf).equals(digest)) {
            return;
        }
        Files.deleteIfExists(madeOf);
        Path jdbc = addModule("modules/org/postgresql/jdbc/main");
        copy(driver, jdbc.resolve("postgresql.jar"));
        copy(guard, jdbc.resolve("daybook-xa-guard.jar"));
        copy(users, addModule("modules/dev/daybook/users/main").resolve("daybook-users.jar"));
        copy(parts.resolve("bin/daybook-users.sh"), wildfly.resolve("bin/daybook-users.sh"));
        Path configuration = wildfly.resolve("standalone/configuration");
        Path firstUsers = configuration.resolve(LocalServer.USERS);
        PostgresPasswords.createForOurEyesOnly(firstUsers);
        Files.write(
                firstUsers, Files.readAllBytes(parts.resolve("configuration").resolve(LocalServer.USERS)));
        copy(configuration.resolve("standalone-full.xml"), configuration.resolve(LocalServer.CONFIGURATION));
        for (String script : SCRIPTS) {
            OfflineScript.run(wildfly, parts.resolve(script));
        }
        Files.writeString(madeOf, digest);
    }

    private Path addModule(String folder) throws IOException {
        Path module = Files.createDirectories(wildfly.resolve(folder));
        copy(parts.resolve(folder).resolve("module.xml"), module.resolve("module.xml"));
        return module;
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
            update(digest, users);
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

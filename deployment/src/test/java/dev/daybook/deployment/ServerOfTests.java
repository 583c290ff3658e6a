package dev.daybook.deployment;

import dev.daybook.local.LocalServer;
import java.nio.file.Path;
import java.util.List;

/** Servers that tests start: what all of them have in common. */
final class ServerOfTests {
    /** The tag of a class that starts servers of its own; the build runs two such classes at a time. */
    static final String OWN = "own-server";

    /**
     * A test's server runs for a minute or two. Without the optimizing compiler, and with the collector that has no threads
     * of its own, a start needs half of the processor time.
     */
    static final List<String> JAVA_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ServerOfTests() {}

    /** A folder for each run: the transaction log of an earlier run belongs to databases that are gone. */
    static Path folder(String test) {
        return Path.of(property("daybook.it.folder"))
                .resolveSibling(test)
                .resolve(Long.toString(System.currentTimeMillis()));
    }

    /** A server as the build has configured it, with its data in this folder. */
    static LocalServer.Builder in(Path base) {
        return of(wildfly(), base);
    }

    /** A server that runs from another WildFly than the build's. */
    static LocalServer.Builder of(Path wildfly, Path base) {
        return LocalServer.of(wildfly, base, Path.of(property("daybook.war")))
                .javaOptions(JAVA_OPTIONS.toArray(String[]::new));
    }

    /** The WildFly that the build has configured. */
    static Path wildfly() {
        return Path.of(property("daybook.wildfly"));
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set: run the tests with Maven's failsafe.");
        }
        return value;
    }
}

package dev.daybook.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A script that changes the configuration of a server that doesn't run. */
final class OfflineScript {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private OfflineScript() {}

    static void run(Path wildfly, Path script) {
        Command cli = Command.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlogging.configuration="
                                + wildfly.resolve("bin/jboss-cli-logging.properties")
                                        .toUri(),
                        "-jar",
                        wildfly.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        wildfly.resolve("modules").toString(),
                        "org.jboss.as.cli",
                        "--file=" + script),
                Map.of("JBOSS_HOME", wildfly.toString()),
                PATIENCE);
        if (!cli.succeeded()) {
            throw new LocalStartException(script + " failed:\n" + cli.output());
        }
    }
}

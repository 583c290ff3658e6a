package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.local.LocalServer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * One bash that runs the blocks of a page, with the variables of the blocks before.
 *
 * <p>The addresses that the pages show become those of the server under test, and the other way round in the answers. It
 * works in a folder of its own, in which the repository's {@code verifier} is found, and the command for local users, which
 * changes the users of the server under test.
 */
final class Shell implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String API = "http://localhost:8080/";
    private static final String MANAGEMENT = "http://localhost:9990/";
    private static final String BEGIN = """
        set -e -o pipefail
        export LC_ALL=C.UTF-8
        curl() { command curl --silent --show-error $failing "$@"; }
        """;

    private final Path folder;
    private final LocalServer server;
    private final Process bash;
    private final Writer commands;

    private Shell(Path folder, LocalServer server, Process bash) {
        this.folder = folder;
        this.server = server;
        this.bash = bash;
        this.commands = bash.outputWriter(StandardCharsets.UTF_8);
    }

    static Shell start(Path parent, LocalServer server) throws IOException {
        Path folder = Files.createTempDirectory(parent, "page");
        for (String part : List.of("verifier", "local", "deployment")) {
            Files.createSymbolicLink(folder.resolve(part), DocumentedPage.REPOSITORY.resolve(part));
        }
        ProcessBuilder builder = new ProcessBuilder("bash")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bash.txt").toFile());
        builder.environment()
                .merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        builder.environment()
                .put("DAYBOOK_HOME", server.base().resolveSibling("").toString());
        Shell shell = new Shell(folder, server, builder.start());
        shell.say(BEGIN);
        return shell;
    }

    /**
     * Runs a block and tells what it has written.
     *
     * @param mustSucceed whether an answer of 400 or more is a failure
     */
    String run(DocumentedPage.Block block, boolean mustSucceed, String place) throws IOException {
        Path script = folder.resolve(block.line() + ".sh");
        Path out = folder.resolve(block.line() + ".out");
        Path done = folder.resolve(block.line() + ".done");
        // line numbers in bash's messages are the page's
        Files.writeString(
                script,
                "\n".repeat(block.line() - 1)
                        + block.text()
                                .replace(API, server.url().toString())
                                .replace(MANAGEMENT, server.managementUrl().toString()));
        say("failing=" + (mustSucceed ? "--fail-with-body" : "") + "\n" + "source " + script.getFileName()
                + " < /dev/null > " + out.getFileName() + "\n" + ": > " + done.getFileName() + "\n");
        Awaitility.await(place)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Files.exists(done) || !bash.isAlive());
        String came = Files.exists(out) ? Files.readString(out) : "";
        assertThat(done)
                .as("%s: a command of this block has failed. It wrote:%n%s%n%s", place, came, messages())
                .exists();
        return came.replace(server.url().toString(), API)
                .replace(server.managementUrl().toString(), MANAGEMENT);
    }

    private String messages() throws IOException {
        return Files.readString(folder.resolve("bash.txt"));
    }

    private void say(String text) throws IOException {
        commands.write(text);
        commands.flush();
    }

    @Override
    public void close() throws IOException {
        if (bash.isAlive()) {
            commands.close();
        }
        try {
            if (!bash.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                bash.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            bash.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

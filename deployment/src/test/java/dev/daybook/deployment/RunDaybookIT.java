package dev.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.local.RunDaybook;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The run command, as a user has it: one process, a folder, Ctrl-C. */
@Tag(ServerOfTests.OWN)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
class RunDaybookIT {
    /** As long as {@code LocalServer} waits for a start. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    private static final Pattern UP = Pattern.compile("Daybook is up after .*: (http://localhost:\\d+/)api/v1");

    @TempDir
    Path folder;

    private int httpPort;
    private int managementPort;
    private @Nullable Process running;

    @BeforeEach
    void choosePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            httpPort = one.getLocalPort();
            managementPort = other.getLocalPort();
        }
    }

    @AfterEach
    void leaveNothingBehind() throws InterruptedException {
        Process left = running;
        if (left != null && left.isAlive()) {
            left.destroy();
            if (!left.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                left.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void itRunsUntilCtrlCLeavesNoProcessAndFindsItsDataAgain() throws Exception {
        Process first = run();
        new ApiClient(awaitUrl(first)).openAccount("kept");
        stopWithCtrlC(first);

        Process second = run();
        ApiClient api = new ApiClient(awaitUrl(second));
        assertThat(ApiClient.mustBeDone(api.get("companies/of-kept")).body()).contains("\"clientId\":\"of-kept\"");
        stopWithCtrlC(second);
    }

    @Test
    void aTakenPortIsSaidInOneSentenceBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(httpPort, 1, InetAddress.getLoopbackAddress())) {
            Process refused = run();
            assertThat(refused.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(refused.exitValue()).as(output()).isEqualTo(1);
            assertThat(output())
                    .contains("Daybook does not run: Port " + taken.getLocalPort() + " on this machine is taken: "
                            + "stop what uses it, or set DAYBOOK_HTTP_PORT to another one.")
                    .doesNotContain("Starting PostgreSQL", "\tat ");
        }
    }

    private Process run() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunDaybook.class.getName(),
                        System.getProperty("daybook.wildfly"),
                        System.getProperty("daybook.war"))
                .redirectErrorStream(true)
                .redirectOutput(outputFile().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("DAYBOOK_"));
        builder.environment()
                .putAll(Map.of(
                        "DAYBOOK_HOME", folder.resolve("home").toString(),
                        "DAYBOOK_HTTP_PORT", Integer.toString(httpPort),
                        "DAYBOOK_MANAGEMENT_PORT", Integer.toString(managementPort),
                        "DAYBOOK_JAVA_OPTS", "-Xmx1g " + String.join(" ", ServerOfTests.JAVA_OPTIONS)));
        Process started = builder.start();
        running = started;
        return started;
    }

    /** The address that the command prints when it's up. */
    private URI awaitUrl(Process command) throws IOException {
        await().atMost(PATIENCE).until(() -> UP.matcher(output()).find() || !command.isAlive());
        Matcher up = UP.matcher(output());
        assertThat(up.find()).as(output()).isTrue();
        assertThat(up.group(1)).isEqualTo("http://localhost:" + httpPort + "/");
        return URI.create(up.group(1));
    }

    private void stopWithCtrlC(Process command) throws IOException, InterruptedException {
        List<ProcessHandle> started =
                List.of(processOf("home/server/server.pid"), processOf("home/postgresql/data/postmaster.pid"));
        assertThat(started).allMatch(RunDaybookIT::runs);

        int signal = interruptsAreIgnored() ? SIGTERM : SIGINT;
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(command.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(command.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(output())
                .isTrue();

        assertThat(command.exitValue()).as("what a shell expects of it").isEqualTo(128 + signal);
        assertThat(started).as("processes that are left").noneMatch(RunDaybookIT::runs);
        assertThat(folder.resolve("home/server/server.pid")).doesNotExist();
        assertThat(folder.resolve("home/postgresql/data/postmaster.pid")).doesNotExist();
        assertThat(output()).contains("WildFly has stopped.", "PostgreSQL has stopped.");
        assertThat(folder.resolve("home/postgresql/postgresql.log"))
                .content()
                .contains("database system is shut down")
                .doesNotContain("was not properly shut down");
    }

    private ProcessHandle processOf(String pidFile) throws IOException {
        String pid = Files.readAllLines(folder.resolve(pidFile)).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** A process that has ended has a number but no program until its parent reads the exit code. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** A shell's background job ignores Ctrl-C, and so does all that it starts. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> new BigInteger(line.substring(7).strip(), 16).testBit(SIGINT - 1));
    }

    private Path outputFile() {
        return folder.resolve("output.txt");
    }

    private String output() throws IOException {
        return Files.readString(outputFile());
    }
}

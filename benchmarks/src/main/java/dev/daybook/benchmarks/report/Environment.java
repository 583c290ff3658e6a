package dev.daybook.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;

/** On what the figures were measured. */
public record Environment(
        String date,
        String commit,
        String processor,
        int cores,
        String memory,
        String kernel,
        String java,
        Map<String, String> postgres) {

    /** This machine, at this moment. */
    public static Environment here(Map<String, String> postgres) throws IOException, InterruptedException {
        return new Environment(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                said("git", "describe", "--always", "--dirty", "--abbrev=12"),
                line(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                line(Path.of("/proc/meminfo"), "MemTotal"),
                said("uname", "-sr"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                postgres);
    }

    private static String line(Path file, String key) throws IOException {
        if (!Files.exists(file)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String said(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !answer.isEmpty() ? answer : "unknown";
        } catch (IOException notThere) {
            return "unknown";
        }
    }
}

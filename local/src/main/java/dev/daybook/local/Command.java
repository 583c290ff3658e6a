package dev.daybook.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of an external program to its end. */
record Command(int exitCode, String output) {

    static Command run(List<String> command, Duration patience) {
        return run(command, Map.of(), patience);
    }

    static Command run(List<String> command, Map<String, String> environment, Duration patience) {
        try {
            // A file instead of a pipe: a daemon that the program has started would keep a pipe open.
            Path output = Files.createTempFile("daybook-command", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
                builder.environment().put("LC_ALL", "C");
                builder.environment().putAll(environment);
                Process process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new LocalStartException("%s did not end within %d s: %s"
                            .formatted(command.get(0), patience.toSeconds(), read(output)));
                }
                return new Command(process.exitValue(), read(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new LocalStartException("Cannot run " + command.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStartException("Interrupted while running " + command.get(0), e);
        }
    }

    private static String read(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}

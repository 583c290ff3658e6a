package dev.daybook.benchmarks.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A peer's process as the runner sees it. */
public final class PeerProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer orders;

    private PeerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a peer and waits until it is ready. */
    public static PeerProcess start(Class<? extends Peer> peer, PeerSettings settings, String... javaOptions)
            throws IOException {
        Path folder = Files.createDirectories(Path.of(settings.folder()));
        Path log = folder.resolve("peer.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-classpath", classPath(), PeerMain.class.getName(), peer.getName()));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(log.toFile())
                .start();
        PeerProcess started = new PeerProcess(process, log);
        started.tell(settings);
        started.hear();
        return started;
    }

    /** The class path of this process with absolute paths, because the peer runs in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Has an order carried out. */
    public Point measure(Order order) {
        try {
            tell(order);
            return JSON.readValue(hear(), Point.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(Object message) throws IOException {
        orders.write(JSON.writeValueAsString(message) + "\n");
        orders.flush();
    }

    private String hear() throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw new IllegalStateException("A peer has failed:\n" + Files.readString(log));
        }
        return answer;
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

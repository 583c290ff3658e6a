package dev.daybook.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daybook.benchmarks.audit.Audit;
import dev.daybook.benchmarks.daybook.DaybookServer;
import dev.daybook.benchmarks.daybook.EventFile;
import dev.daybook.benchmarks.report.Results;
import dev.daybook.local.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Imports deposits in one request, and watches the log and the server's heap meanwhile. */
final class ImportStage {

    /** Events a transaction. */
    static final int BATCH = 2_000;

    private static final long PAUSE_MILLIS = 500;
    private static final double PART = 5;

    private final DaybookServer daybook;
    private final EmbeddedPostgres postgres;
    private final Audit audit;
    private final Path work;

    ImportStage(DaybookServer daybook, EmbeddedPostgres postgres, Audit audit, Path work) {
        this.daybook = daybook;
        this.postgres = postgres;
        this.audit = audit;
        this.work = work;
    }

    /** What was seen at one moment. */
    private record Sample(double seconds, long position, long heap) {}

    Results.Import run(int events, int accounts) throws IOException, InterruptedException, SQLException {
        Path file = work.resolve("import.ndjson");
        String name = "import-" + audit.events();
        EventFile.deposits(file, name, events, accounts, false);
        long before = daybook.heap(true);
        long begin = System.nanoTime();
        CompletableFuture<JsonNode> importing = CompletableFuture.supplyAsync(() -> send(file));
        List<Sample> samples = watch(importing, begin);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long appended = importing.join().get("appended").asLong();
        if (appended != events) {
            throw new IllegalStateException("Of " + events + " events " + appended + " were appended");
        }
        long after = daybook.heap(true);
        Files.delete(file);
        audit.expect(events, new BigDecimal("10.00").multiply(BigDecimal.valueOf(events)));
        Results.Import result = new Results.Import(
                events,
                seconds,
                events / seconds,
                slowest(samples, events / seconds),
                before,
                samples.stream()
                        .skip(samples.size() / 2)
                        .mapToLong(Sample::heap)
                        .min()
                        .orElse(after),
                samples.stream().mapToLong(Sample::heap).max().orElse(after),
                after,
                Measurements.mustBeRight(audit.changes()));
        Say.line(
                "import of %,d events: %,.0f a second (slowest five seconds: %,.0f); heap before, after: %d, %d MB",
                events, result.perSecond(), result.slowestPerSecond(), before >> 20, after >> 20);
        return result;
    }

    private JsonNode send(Path file) {
        try {
            return daybook.importEvents(file, BATCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Sample> watch(CompletableFuture<JsonNode> importing, long begin)
            throws IOException, InterruptedException, SQLException {
        List<Sample> samples = new ArrayList<>();
        try (Connection connection = postgres.connect("event_log", postgres.superuser());
                Statement statement = connection.createStatement()) {
            while (!importing.isDone()) {
                try (ResultSet head = statement.executeQuery("select max(position) from daybook.event_log")) {
                    head.next();
                    samples.add(new Sample((System.nanoTime() - begin) / 1e9, head.getLong(1), daybook.heap(false)));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        return samples;
    }

    /** The slowest of the whole parts; the rate of all if there is none. */
    private static double slowest(List<Sample> samples, double overall) {
        double slowest = overall;
        for (int from = 0; from < samples.size(); from++) {
            Sample first = samples.get(from);
            for (Sample last : samples.subList(from, samples.size())) {
                double seconds = last.seconds() - first.seconds();
                if (seconds >= PART) {
                    slowest = Math.min(slowest, (last.position() - first.position()) / seconds);
                    break;
                }
            }
        }
        return slowest;
    }
}

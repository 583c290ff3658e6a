package dev.daybook.benchmarks;

import dev.daybook.benchmarks.daybook.DaybookServer;
import dev.daybook.benchmarks.daybook.EventFile;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.load.Window;
import dev.daybook.local.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command: measures what the settings ask for. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Measures; options are system properties, see {@link Settings}. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        int exitCode = 0;
        try {
            run(Settings.given());
        } catch (IOException | InterruptedException | SQLException | RuntimeException failure) {
            failure.printStackTrace();
            exitCode = 1;
        }
        // the audit's transaction manager leaves threads running
        System.exit(exitCode);
    }

    /** Measures what those settings ask for. */
    static void run(Settings settings) throws IOException, InterruptedException, SQLException {
        if (settings.only().contains("in-server-deposits")) {
            inServerDeposits(settings);
        } else {
            new Measurements(settings).run();
        }
    }

    /** Runs this experiment alone and records no results; for work on the engine. */
    private static void inServerDeposits(Settings settings) throws IOException, InterruptedException {
        Path work = Folders.empty(settings.work().toAbsolutePath());
        Path recording = settings.work().toAbsolutePath().resolveSibling("in-server-deposits.jfr");
        String[] options = settings.jfr()
                ? new String[] {
                    "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording,
                    "-XX:FlightRecorderOptions=stackdepth=128"
                }
                : new String[0];
        try (EmbeddedPostgres postgres = Ground.started(work.resolve("postgresql"));
                DaybookServer daybook = DaybookServer.start(
                        settings.wildfly(), settings.war(), work.resolve("daybook"), postgres, options)) {
            Path file = work.resolve("accounts.ndjson");
            int events = EventFile.accounts(file, settings.accounts());
            long begin = System.nanoTime();
            daybook.importEvents(file, 2_000);
            double seconds = (System.nanoTime() - begin) / 1e9;
            Say.line("import of %,d events: %,.0f a second", events, events / seconds);
            Files.delete(file);
            for (int round = 1; round <= settings.rounds(); round++) {
                for (int callers : settings.threads()) {
                    Point point = daybook.drive(new Order(
                            "deposits",
                            "r" + round + "-" + callers,
                            callers,
                            settings.accounts(),
                            settings.warmUp(),
                            settings.seconds(),
                            0,
                            0,
                            0));
                    Window seen = point.closed();
                    Say.line(
                            "round %d, %3d callers: %,8.0f deposits a second; ms p50 %.1f, p95 %.1f, p99 %.1f, most %.1f; failures %s",
                            round,
                            callers,
                            seen.perSecond(),
                            seen.latencyMillis().p50(),
                            seen.latencyMillis().p95(),
                            seen.latencyMillis().p99(),
                            seen.latencyMillis().max(),
                            point.failures());
                }
            }
        }
        if (settings.jfr()) {
            Say.line("recording: %s", recording);
        }
    }
}

package dev.daybook.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daybook.benchmarks.audit.Audit;
import dev.daybook.benchmarks.ceiling.ReplayCeiling;
import dev.daybook.benchmarks.daybook.DaybookServer;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.report.Results;
import dev.daybook.local.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Has the log that the other stages have left replayed, in turn with a program that does the least that is to be done. */
final class ReplayStage {

    private static final int CALLERS = 64;

    private final DaybookServer daybook;
    private final Ground ground;
    private final Audit audit;
    private final Settings settings;
    private final Path work;

    ReplayStage(DaybookServer daybook, Ground ground, Audit audit, Settings settings, Path work) {
        this.daybook = daybook;
        this.ground = ground;
        this.audit = audit;
        this.settings = settings;
        this.work = work;
    }

    List<Results.Replay> run() throws IOException, InterruptedException, SQLException {
        fill();
        List<Results.Replay> replays = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            ground.settle();
            replays.add(ceiling(round));
            ground.settle();
            replays.add(replay(round, "rebuild"));
            ground.settle();
            replays.add(replay(round, "verify"));
        }
        return replays;
    }

    /** Deposits and transfers, if nothing else has been measured before. */
    private void fill() throws IOException, InterruptedException, SQLException {
        if (audit.events() >= 3L * settings.accounts() + settings.imported()) {
            return;
        }
        new ImportStage(daybook, ground.postgres(), audit, work).run(settings.imported(), settings.accounts());
        Point transfers = daybook.drive(
                new Order("transfers", "to-be-replayed", CALLERS, settings.accounts(), 0, settings.seconds(), 0, 0, 0));
        audit.expect(transfers.acknowledged(), BigDecimal.ZERO);
        Measurements.mustBeRight(audit.changes());
    }

    private Results.Replay ceiling(int round) throws SQLException, IOException {
        EmbeddedPostgres postgres = ground.postgres();
        long begin = System.nanoTime();
        long events = new ReplayCeiling(
                        postgres.url("event_log"), postgres.url("application_state"), postgres.superuser())
                .run();
        return said(new Results.Replay(round, "ceiling", events, (System.nanoTime() - begin) / 1e9, 0));
    }

    private Results.Replay replay(int round, String kind) throws IOException, InterruptedException {
        JsonNode replay = daybook.replay(kind);
        if (!replay.at("/status").asText().equals("succeeded")) {
            throw new IllegalStateException("A replay has not succeeded: " + replay);
        }
        Duration taken = Duration.between(
                Instant.parse(replay.at("/startedAt").asText()),
                Instant.parse(replay.at("/finishedAt").asText()));
        return said(new Results.Replay(
                round,
                kind,
                replay.at("/position").asLong(),
                taken.toNanos() / 1e9,
                replay.at("/switchMillis").asLong()));
    }

    private static Results.Replay said(Results.Replay replay) {
        Say.line(
                "round %d, %-8s of %,d events: %,.0f a second",
                replay.round(), replay.what(), replay.events(), replay.perSecond());
        return replay;
    }
}

package dev.daybook.benchmarks;

import dev.daybook.benchmarks.audit.Audit;
import dev.daybook.benchmarks.audit.Findings;
import dev.daybook.benchmarks.daybook.DaybookServer;
import dev.daybook.benchmarks.daybook.EventFile;
import dev.daybook.benchmarks.load.Order;
import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.load.Window;
import dev.daybook.benchmarks.report.Environment;
import dev.daybook.benchmarks.report.Report;
import dev.daybook.benchmarks.report.Results;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole run: rounds in which peers and Daybook take turns, then the import and the long log, then the report. */
final class Measurements {

    private static final double OPEN_SHARE = 0.6;
    private static final BigDecimal DEPOSIT = new BigDecimal("10.00");

    /** So many postings are on each of a few accounts, for pages of them. */
    private static final int POSTINGS = 100;

    private final Settings settings;
    private final Path work;
    private final List<Results.Measured> points = new ArrayList<>();
    private final List<Results.Tasks> tasks = new ArrayList<>();
    private final List<Results.Import> imports = new ArrayList<>();
    private final List<Results.Growth> growth = new ArrayList<>();
    private final List<Results.Replay> replays = new ArrayList<>();
    private final List<Results.Audited> audits = new ArrayList<>();
    private Map<String, String> postgresSettings = Map.of();

    Measurements(Settings settings) throws IOException {
        this.settings = settings;
        this.work = Folders.empty(settings.work().toAbsolutePath());
    }

    /** Measures all that is wanted, and writes it down. */
    void run() throws IOException, InterruptedException, SQLException {
        rounds();
        if (settings.grown() > 0 && settings.wants("growth")) {
            grow();
        }
        Results results = new Results(
                Environment.here(postgresSettings),
                new Results.Options(
                        settings.full(), settings.before(), settings.rounds(), settings.seconds(), settings.accounts()),
                points,
                tasks,
                imports,
                growth,
                replays,
                audits);
        Report.write(results, settings.results().toAbsolutePath());
        Say.line("Written to %s", settings.results().toAbsolutePath());
        Folders.delete(work);
    }

    private void rounds() throws IOException, InterruptedException, SQLException {
        List<Job> jobs = Plan.round(settings);
        boolean importing = settings.wants("import");
        boolean replaying = settings.wants("replay");
        if (jobs.isEmpty() && !importing && !replaying && !settings.wants("tasks")) {
            return;
        }
        try (Ground ground = Ground.in(work.resolve("postgresql"));
                DaybookServer daybook = DaybookServer.start(
                        settings.wildfly(), settings.war(), work.resolve("daybook"), ground.postgres());
                Audit audit = Audit.of(ground.postgres(), work.resolve("audit").toString(), true);
                Contenders contenders =
                        new Contenders(settings, ground.postgres(), daybook, work.resolve("contenders"))) {
            postgresSettings = ground.settings();
            open(daybook, audit, true);
            for (Job job : jobs) {
                contenders.ready(job);
            }
            warmUp(jobs, contenders, audit);
            for (int round = 1; round <= settings.rounds(); round++) {
                ground.settle();
                for (Job job : jobs) {
                    measure(round, job, contenders, audit);
                }
                if (settings.wants("tasks")) {
                    tasks.add(new TaskStage(daybook, ground.postgres(), audit, settings).run(round));
                }
                audits.add(new Results.Audited("after round " + round, mustBeRight(audit.everything())));
            }
            if (importing) {
                imports.add(new ImportStage(daybook, ground.postgres(), audit, work)
                        .run(settings.imported(), settings.accounts()));
            }
            if (replaying) {
                replays.addAll(new ReplayStage(daybook, ground, audit, settings, work).run());
                audits.add(new Results.Audited("after the replays", mustBeRight(audit.everything())));
            }
        }
    }

    /** Round 0: everybody runs until his code is compiled. What counts is a server that has been up for a while. */
    private void warmUp(List<Job> jobs, Contenders contenders, Audit audit)
            throws IOException, InterruptedException, SQLException {
        if (settings.before() == 0) {
            return;
        }
        for (Job job : Plan.workloads(jobs)) {
            say(
                    0,
                    run(job, order(job, "0", 0, settings.before(), 0), contenders, audit)
                            .point());
        }
    }

    private void measure(int round, Job job, Contenders contenders, Audit audit)
            throws IOException, InterruptedException, SQLException {
        Order order = order(
                job,
                Integer.toString(round),
                settings.warmUp(),
                settings.seconds(),
                job.open() ? settings.seconds() / 2 : 0);
        Checked checked = run(job, order, contenders, audit);
        points.add(new Results.Measured(round, job.contender().name(), checked.point(), checked.findings()));
        say(round, checked.point());
    }

    private Order order(Job job, String when, double warmUp, double closed, double open) {
        return new Order(
                job.workload(),
                job.workload() + "-" + when + "-" + job.callers(),
                job.callers(),
                settings.accounts(),
                warmUp,
                closed,
                open,
                OPEN_SHARE,
                0);
    }

    private record Checked(Point point, @Nullable Findings findings) {}

    private static Checked run(Job job, Order order, Contenders contenders, Audit audit)
            throws IOException, InterruptedException, SQLException {
        Point point = contenders.measure(job, order);
        if (!job.writesToDaybook()) {
            return new Checked(point, null);
        }
        expect(audit, point);
        return new Checked(point, mustBeRight(audit.changes()));
    }

    private static void expect(Audit audit, Point point) {
        audit.expect(
                point.acknowledged(),
                point.workload().equals("transfers")
                        ? BigDecimal.ZERO
                        : DEPOSIT.multiply(BigDecimal.valueOf(point.acknowledged())));
    }

    private static void say(int round, Point point) {
        Window closed = point.closed();
        Window open = point.open();
        Say.line(
                "round %d, %-20s %3d callers: %,9.0f a second, p50 %.2f ms%s%s",
                round,
                point.workload(),
                point.callers(),
                closed.perSecond(),
                closed.latencyMillis().p50(),
                open == null
                        ? ""
                        : Say.text(
                                "; at %,.0f a second p50 %.2f, p95 %.2f, p99 %.2f ms",
                                open.intendedPerSecond(),
                                open.latencyMillis().p50(),
                                open.latencyMillis().p95(),
                                open.latencyMillis().p99()),
                point.failures().isEmpty() ? "" : "; failures " + point.failures());
    }

    /** Opens the accounts, and puts something on each if wanted, on some of them a page of postings. */
    private void open(DaybookServer daybook, Audit audit, boolean funded)
            throws IOException, InterruptedException, SQLException {
        Path file = work.resolve("events.ndjson");
        long lines = EventFile.accounts(file, settings.accounts());
        daybook.importEvents(file, ImportStage.BATCH);
        audit.expect(lines, BigDecimal.ZERO);
        if (funded) {
            EventFile.deposits(file, "first", settings.accounts(), settings.accounts(), true);
            daybook.importEvents(file, ImportStage.BATCH);
            audit.expect(settings.accounts(), DEPOSIT.multiply(BigDecimal.valueOf(settings.accounts())));
            int more = Order.BUSY_ACCOUNTS * POSTINGS;
            EventFile.deposits(file, "page", more, Order.BUSY_ACCOUNTS, true);
            daybook.importEvents(file, ImportStage.BATCH);
            audit.expect(more, DEPOSIT.multiply(BigDecimal.valueOf(more)));
        }
        Files.delete(file);
        mustBeRight(audit.changes());
    }

    /** The same deposits with a short log and with a long one, on a Daybook of their own. */
    private void grow() throws IOException, InterruptedException, SQLException {
        try (Ground ground = Ground.in(work.resolve("long-log-postgresql"));
                DaybookServer daybook = DaybookServer.start(
                        settings.wildfly(), settings.war(), work.resolve("long-log-daybook"), ground.postgres());
                Audit audit = Audit.of(
                        ground.postgres(), work.resolve("long-log-audit").toString(), false)) {
            postgresSettings = ground.settings();
            open(daybook, audit, false);
            if (settings.before() > 0) {
                deposits("before", 0, 64, 2 * settings.before(), daybook, audit);
            }
            deposits("short", daybook, audit);
            ImportStage stage = new ImportStage(daybook, ground.postgres(), audit, work);
            while (audit.events() < settings.grown()) {
                long missing = settings.grown() - audit.events();
                imports.add(stage.run((int) Math.min(settings.imported(), missing), settings.accounts()));
            }
            ground.settle();
            deposits("long", daybook, audit);
            audits.add(new Results.Audited("with the long log", mustBeRight(audit.everything())));
        }
    }

    private void deposits(String name, DaybookServer daybook, Audit audit)
            throws IOException, InterruptedException, SQLException {
        for (int round = 1; round <= settings.rounds(); round++) {
            for (int callers :
                    settings.threads().stream().filter(n -> n > 1 && n != 16).toList()) {
                long events = audit.events();
                Say.line("with %,d events in the log:", events);
                growth.add(new Results.Growth(
                        round, events, deposits(name, round, callers, settings.seconds(), daybook, audit)));
            }
        }
    }

    private Point deposits(String name, int round, int callers, double seconds, DaybookServer daybook, Audit audit)
            throws IOException, InterruptedException, SQLException {
        Point point = daybook.drive(new Order(
                "deposits",
                name + "-" + round + "-" + callers,
                callers,
                settings.accounts(),
                settings.warmUp(),
                seconds,
                0,
                0,
                0));
        expect(audit, point);
        mustBeRight(audit.changes());
        say(round, point);
        return point;
    }

    static Findings mustBeRight(Findings findings) {
        if (!findings.right()) {
            throw new IllegalStateException(String.join("\n", findings.wrong()));
        }
        return findings;
    }
}

package dev.daybook.benchmarks.report;

import dev.daybook.benchmarks.audit.Findings;
import dev.daybook.benchmarks.load.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results for people, in Markdown. */
final class Table {

    /** All workloads in the order of the table, and what they are called there. */
    static final Map<String, String> NAMES = new LinkedHashMap<>();

    private static final Map<String, String> READS = new LinkedHashMap<>();

    static {
        READS.put("account", "an account");
        READS.put("transaction", "a transaction");
        READS.put("event", "an event");
        READS.put("accounts", "100 accounts");
        READS.put("postings", "100 postings");
        READS.put("events", "100 events");
        READS.put("status", "the status");
        NAMES.put("bare-xa", "bare two-branch XA commit, one insert each");
        NAMES.put("one-database", "ceiling: one database, one command a commit");
        NAMES.put("xa", "ceiling: XA over two databases, one command a commit");
        NAMES.put("axon-new", "Axon, new aggregates");
        NAMES.put("axon-existing", "Axon, existing aggregates");
        NAMES.put("axon-existing-cached", "Axon, existing aggregates, all in its cache");
        NAMES.put("deposits", "**Daybook in the server**, deposits");
        NAMES.put("deposits-with-reads", "Daybook in the server, deposits beside a thousand reads a second over HTTP");
        NAMES.put("hot-deposits", "Daybook in the server, deposits on one account");
        NAMES.put("transfers", "Daybook in the server, transfers");
        NAMES.put("deposits-with-a-task", "Daybook in the server, deposits that submit a task each");
        NAMES.put("deposits-with-a-task-done", "Daybook in the server, the same, and tasks are carried out meanwhile");
        NAMES.put("poisoned-deposits", "Daybook in the server, deposits with 5 % poison");
        NAMES.put("http-deposits", "**Daybook over HTTP**, deposits");
        NAMES.put("http-bulk", "Daybook over HTTP, deposits as lines of one request a connection");
        NAMES.put("http-echo", "echo over HTTP");
        READS.forEach((what, name) -> {
            NAMES.put("http-read-" + what, "read over HTTP: " + name);
            NAMES.put("http-echo-" + what, "its echo");
        });
    }

    private final Results results;
    private final StringBuilder text = new StringBuilder();

    private Table(Results results) {
        this.results = results;
    }

    static String of(Results results) {
        Table table = new Table(results);
        table.environment();
        table.targets();
        table.throughput();
        table.latency();
        table.tasks();
        table.imports();
        table.growth();
        table.replays();
        table.audits();
        return table.text.toString();
    }

    private void environment() {
        Environment on = results.environment();
        line(
                "%s · commit %s · %s, %d cores, %s · %s · %s · PostgreSQL %s, fsync %s, synchronous_commit %s",
                on.date(),
                on.commit(),
                on.processor(),
                on.cores(),
                on.memory(),
                on.kernel(),
                on.java(),
                on.postgres().getOrDefault("server_version", "?"),
                on.postgres().getOrDefault("fsync", "?"),
                on.postgres().getOrDefault("synchronous_commit", "?"));
        line(
                "%s run, %.0f s of each workload, then %d rounds, windows of %.1f s, %,d accounts. Medians of the rounds, least and most in brackets.",
                results.options().full() ? "Full" : "Smoke",
                results.options().before(),
                results.options().rounds(),
                results.options().seconds(),
                results.options().accounts());
        line("");
    }

    private void targets() {
        line("| promise | wanted | measured | |");
        line("|---|---|---|---|");
        Targets.of(results)
                .forEach(target -> line(
                        "| %s | %s | %s | %s |",
                        target.promise(), target.wanted(), target.measured(), target.verdict()));
        line("");
    }

    private void throughput() {
        byCallers("commands a second", (series, callers) -> series.perSecond(callers), "%,.0f");
    }

    private void latency() {
        Map<String, ToDoubleFunction<Window>> percentiles = new LinkedHashMap<>();
        percentiles.put("p50", window -> window.latencyMillis().p50());
        percentiles.put("p95", window -> window.latencyMillis().p95());
        percentiles.put("p99", window -> window.latencyMillis().p99());
        percentiles.forEach((name, what) -> byCallers(
                "latency " + name + " in ms, at a fixed rate of 60 % of the throughput, from when a command was due",
                (series, callers) -> series.open(callers, what),
                "%.1f"));
        line(
                "One caller, as fast as it is answered: median of a bare XA commit %s ms, of a deposit in the server %s ms.",
                median("bare-xa"), median("deposits"));
        line("");
    }

    private String median(String workload) {
        return new Series(results, workload)
                .closed(1, window -> window.latencyMillis().p50())
                .map(spread -> String.format(Locale.ROOT, "%.2f", spread.median()))
                .collect(Collectors.joining());
    }

    /** One cell of a table by callers. */
    @FunctionalInterface
    private interface Cell {
        Stream<Series.Spread> of(Series series, int callers);
    }

    private void byCallers(String title, Cell cell, String format) {
        Map<String, Series> rows = new LinkedHashMap<>();
        TreeSet<Integer> columns = new TreeSet<>();
        for (String workload : NAMES.keySet()) {
            Series series = new Series(results, workload);
            for (int callers : series.callers()) {
                if (cell.of(series, callers).findAny().isPresent()) {
                    rows.put(workload, series);
                    columns.add(callers);
                }
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        line("| %s | %s |", title, columns.stream().map(String::valueOf).collect(Collectors.joining(" | ")));
        line("|---|%s", "---:|".repeat(columns.size()));
        rows.forEach((workload, series) -> line(
                "| %s | %s |",
                NAMES.getOrDefault(workload, workload),
                columns.stream()
                        .map(callers -> cell.of(series, callers)
                                .map(spread -> text(spread, format))
                                .collect(Collectors.joining()))
                        .collect(Collectors.joining(" | "))));
        line("");
    }

    private static String text(Series.Spread spread, String format) {
        String three = format + " (" + format + "–" + format + ")";
        return String.format(Locale.ROOT, three, spread.median(), spread.least(), spread.most());
    }

    private void tasks() {
        results.tasks()
                .forEach(one -> line(
                        "%,d tasks, submitted by %d callers and carried out to no effect: %,.0f a second until the last one was done.\n",
                        one.tasks(), one.callers(), one.perSecond()));
    }

    private void imports() {
        if (results.imports().isEmpty()) {
            return;
        }
        line("| import | events a second | slowest 5 s | heap before, lowest and highest during, after (MB) |");
        line("|---|---:|---:|---|");
        results.imports()
                .forEach(one -> line(
                        "| %,d events | %,.0f | %,.0f | %d, %d, %d, %d |",
                        one.events(),
                        one.perSecond(),
                        one.slowestPerSecond(),
                        one.heapBefore() >> 20,
                        one.heapFloor() >> 20,
                        one.heapHighest() >> 20,
                        one.heapAfter() >> 20));
        line("");
    }

    private void growth() {
        if (results.growth().isEmpty()) {
            return;
        }
        line("| events in the log | callers | deposits a second |");
        line("|---:|---:|---:|");
        results.growth()
                .forEach(one -> line(
                        "| %,d | %d | %,.0f |",
                        one.events(),
                        one.point().callers(),
                        one.point().closed().perSecond()));
        line("");
    }

    private void replays() {
        if (results.replays().isEmpty()) {
            return;
        }
        line("| replay of the whole log | events | events a second | appends stood still for |");
        line("|---|---:|---:|---:|");
        results.replays()
                .forEach(one -> line(
                        "| %s | %,d | %,.0f | %s |",
                        one.what(),
                        one.events(),
                        one.perSecond(),
                        one.what().equals("rebuild") ? one.switchMillis() + " ms" : ""));
        line("");
    }

    private void audits() {
        List<Findings> all = Stream.of(
                        results.points().stream().flatMap(point -> Stream.ofNullable(point.findings())),
                        results.imports().stream().map(Results.Import::findings),
                        results.audits().stream().map(Results.Audited::findings))
                .flatMap(findings -> findings)
                .toList();
        line(
                "Correctness: %d audits, of which %d found everything right (sums of balances, gapless positions, hash chain, state equal to a replay, nothing in doubt); %,d events in the log at the most.",
                all.size(),
                all.stream().filter(Findings::right).count(),
                all.stream().mapToLong(Findings::events).max().orElse(0));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

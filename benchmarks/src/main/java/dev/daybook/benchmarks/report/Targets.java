package dev.daybook.benchmarks.report;

import dev.daybook.benchmarks.load.Point;
import dev.daybook.benchmarks.load.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What was promised, and what came of it: ratios of medians within one run. */
final class Targets {

    private final Results results;
    private final List<Target> targets = new ArrayList<>();

    /**
     * One promise.
     *
     * @param measured empty if the run did not measure it
     */
    record Target(String promise, String wanted, String measured, boolean met) {

        /** For the table. */
        String verdict() {
            return measured.isEmpty() ? "not measured" : met ? "met" : "**missed**";
        }
    }

    private Targets(Results results) {
        this.results = results;
    }

    static List<Target> of(Results results) {
        Targets all = new Targets(results);
        all.inServer();
        all.overHttp();
        all.reading();
        all.others();
        all.importing();
        all.growing();
        all.replaying();
        return all.targets;
    }

    private void inServer() {
        OptionalDouble axon = axon();
        OptionalDouble one = series("one-database").best();
        atLeast("in the server, 256 callers : Axon's best", 10, ratio(deposits(256), axon));
        atLeast("in the server, 256 callers : one-database ceiling", 8, ratio(deposits(256), one));
        atLeast("in the server, 64 callers : Axon's best", 6, ratio(deposits(64), axon));
        atLeast("in the server, 256 callers : 64 callers", 1, ratio(deposits(256), deposits(64)));
    }

    private void overHttp() {
        OptionalDouble axon = axon();
        Series http = series("http-deposits");
        Series echo = series("http-echo");
        atLeast("over HTTP, 64 connections : Axon's best in process", 3, ratio(http.median(64), axon));
        atLeast("over HTTP, 256 connections : Axon's best in process", 4, ratio(http.median(256), axon));
        atLeast("over HTTP, 64 connections : echo", 0.4, ratio(http.median(64), echo.median(64)));
        atLeast("over HTTP, 256 connections : echo", 0.4, ratio(http.median(256), echo.median(256)));
        Series bulk = series("http-bulk");
        atLeast(
                "many commands in one request, 1 connection : in the server, 256 callers",
                1,
                ratio(bulk.median(1), deposits(256)));
        atLeast(
                "many commands in one request, 4 connections : in the server, 256 callers",
                1.25,
                ratio(bulk.median(4), deposits(256)));
    }

    private void reading() {
        reading("one account by its id", "account", 0.6);
        reading("one transaction by its id", "transaction", 0.6);
        reading("one event by its position", "event", 0.6);
        reading("a page of 100 accounts", "accounts", 0.4);
        reading("a page of 100 postings", "postings", 0.4);
        reading("a page of 100 events", "events", 0.4);
        reading("the status", "status", 0.5);
        atLeast(
                "deposits with a thousand reads a second : without, 256 callers",
                0.9,
                ratio(series("deposits-with-reads").median(256), deposits(256)));
    }

    private void reading(String promise, String what, double wanted) {
        atLeast(
                promise + ", 64 connections : echo",
                wanted,
                ratio(
                        series("http-read-" + what).median(64),
                        series("http-echo-" + what).median(64)));
    }

    private void others() {
        atMost(
                "one caller in the server, median latency : bare two-branch XA commit",
                1.5,
                ratio(medianLatency("deposits"), medianLatency("bare-xa")));
        for (int callers : new int[] {64, 256}) {
            atLeast(
                    "a task with every command : none, " + callers + " callers",
                    0.85,
                    ratio(series("deposits-with-a-task").median(callers), deposits(callers)));
            atLeast(
                    "5 % poison : clean, " + callers + " callers",
                    0.4,
                    ratio(series("poisoned-deposits").median(callers), deposits(callers)));
            atLeast(
                    "one hot account : uniform, " + callers + " callers",
                    0.8,
                    ratio(series("hot-deposits").median(callers), deposits(callers)));
        }
    }

    private void importing() {
        Stream<Results.Import> wanted = results.imports().stream().limit(1);
        wanted.forEach(one -> {
            atLeast("import, events a second", 15_000, OptionalDouble.of(one.perSecond()));
            atLeast("import, slowest five seconds, events a second", 15_000, OptionalDouble.of(one.slowestPerSecond()));
            atMost(
                    "heap after the import : before (both collected)",
                    1.2,
                    OptionalDouble.of((double) one.heapAfter() / one.heapBefore()));
        });
    }

    private void growing() {
        if (results.growth().isEmpty()) {
            return;
        }
        long shortest = results.growth().stream()
                .mapToLong(Results.Growth::events)
                .min()
                .orElse(0);
        long longest = results.growth().stream()
                .mapToLong(Results.Growth::events)
                .max()
                .orElse(0);
        long middle = (shortest + longest) / 2;
        for (int callers : new int[] {64, 256}) {
            atLeast(
                    String.format(Locale.ROOT, "log of %,d events : %,d, %d callers", longest, shortest, callers),
                    0.9,
                    ratio(grown(callers, middle, Long.MAX_VALUE), grown(callers, 0, middle)));
        }
    }

    private void replaying() {
        OptionalDouble rebuilt = replayed("rebuild");
        atLeast("rebuild of the state, events a second", 50_000, rebuilt);
        atLeast("rebuild of the state : ceiling", 0.25, ratio(rebuilt, replayed("ceiling")));
    }

    private OptionalDouble replayed(String what) {
        double[] values = results.replays().stream()
                .filter(one -> one.what().equals(what))
                .mapToDouble(Results.Replay::perSecond)
                .toArray();
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Series.Spread.of(values).median());
    }

    private OptionalDouble grown(int callers, long from, long to) {
        double[] values = results.growth().stream()
                .filter(one -> one.events() >= from && one.events() < to)
                .map(Results.Growth::point)
                .filter(point -> point.callers() == callers)
                .map(Point::closed)
                .mapToDouble(Window::perSecond)
                .toArray();
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Series.Spread.of(values).median());
    }

    private Series series(String workload) {
        return new Series(results, workload);
    }

    private OptionalDouble deposits(int callers) {
        return series("deposits").median(callers);
    }

    private OptionalDouble axon() {
        return Stream.of("axon-new", "axon-existing", "axon-existing-cached")
                .flatMapToDouble(workload -> series(workload).best().stream())
                .max();
    }

    private OptionalDouble medianLatency(String workload) {
        return series(workload)
                .closed(1, window -> window.latencyMillis().p50())
                .mapToDouble(Series.Spread::median)
                .findFirst();
    }

    private static OptionalDouble ratio(OptionalDouble ours, OptionalDouble theirs) {
        return ours.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble())
                : OptionalDouble.empty();
    }

    private void atLeast(String promise, double wanted, OptionalDouble measured) {
        add(promise, "≥ " + number(wanted), measured, measured.orElse(0) >= wanted);
    }

    private void atMost(String promise, double wanted, OptionalDouble measured) {
        add(promise, "≤ " + number(wanted), measured, measured.orElse(wanted) <= wanted);
    }

    private void add(String promise, String wanted, OptionalDouble measured, boolean met) {
        String value = measured.isPresent() ? number(measured.getAsDouble()) : "";
        targets.add(new Target(promise, wanted, value, met && measured.isPresent()));
    }

    private static String number(double value) {
        return value >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
}

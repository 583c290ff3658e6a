package dev.daybook.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The options of a run, from system properties {@code benchmarks.*}.
 *
 * @param only the stages to run, all if empty
 * @param rounds how often everything is measured, in turn
 * @param seconds of a window in which throughput is measured
 * @param before seconds for which each workload runs unmeasured before the first round
 * @param threads how many callers, one point for each
 * @param accounts how many accounts there are
 * @param imported how many events the import brings
 * @param grown how long the log becomes, 0 for no growing
 * @param jfr whether the server records itself
 * @param wildfly the configured server
 * @param work where databases and servers keep their data while they are measured
 */
public record Settings(
        boolean full,
        Set<String> only,
        int rounds,
        double seconds,
        double before,
        List<Integer> threads,
        int accounts,
        int imported,
        int grown,
        boolean jfr,
        Path wildfly,
        Path war,
        Path results,
        Path work) {

    /** The options that were given, and the defaults of the scale. */
    static Settings given() {
        Path module = Path.of(property("benchmarks.module", "benchmarks"));
        boolean full = !property("benchmarks.scale", "full").equals("smoke");
        return new Settings(
                full,
                new TreeSet<>(words(property("benchmarks.only", ""))),
                Integer.parseInt(property("benchmarks.rounds", full ? "3" : "1")),
                Double.parseDouble(property("benchmarks.seconds", full ? "6" : "0.5")),
                Double.parseDouble(property("benchmarks.before", full ? "20" : "0")),
                words(property("benchmarks.threads", full ? "1,16,64,256" : "1,8")).stream()
                        .map(Integer::valueOf)
                        .toList(),
                Integer.parseInt(property("benchmarks.accounts", full ? "100000" : "500")),
                Integer.parseInt(property("benchmarks.imported", full ? "500000" : "1000")),
                Integer.parseInt(property("benchmarks.grown", full ? "0" : "4000")),
                Boolean.parseBoolean(property("benchmarks.jfr", "false")),
                Path.of(property("daybook.wildfly", "deployment/target/wildfly")),
                Path.of(property("daybook.war", "deployment/target/daybook.war")),
                module.resolve(property("benchmarks.results", full ? "results" : "target/smoke/results")),
                module.resolve(property("benchmarks.work", "target/work")));
    }

    /** Seconds before a window: until caches are warm. */
    double warmUp() {
        return full ? Math.max(2, seconds / 4) : seconds / 4;
    }

    /** Whether that stage is to be run. */
    boolean wants(String stage) {
        return only.isEmpty() || only.contains(stage);
    }

    private static List<String> words(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String property(String name, String usual) {
        String value = System.getProperty(name, "").strip();
        return value.isEmpty() ? usual : value;
    }
}

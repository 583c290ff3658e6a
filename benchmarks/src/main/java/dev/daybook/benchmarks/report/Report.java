package dev.daybook.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Writes the results down. */
public final class Report {

    private static final String BEGIN = "<!-- results: written by the run -->";
    private static final String END = "<!-- end of results -->";

    private Report() {}

    /**
     * Writes {@code results.json}, {@code table.md}, {@code throughput.svg} and {@code latency.svg} into that folder, and
     * the table into the {@code README.md} beside it, if there is one with the marks.
     */
    public static void write(Results results, Path folder) throws IOException {
        Files.createDirectories(folder);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("results.json").toFile(), results);
        String table = Table.of(results);
        Files.writeString(folder.resolve("table.md"), table);
        Files.writeString(
                folder.resolve("throughput.svg"),
                LineChart.of("Commands a second, medians", "a second", throughput(results)));
        Files.writeString(
                folder.resolve("latency.svg"),
                LineChart.of("p99 latency at 60 % of the throughput, medians", "ms", latency(results)));
        embed(table, folder.resolveSibling("README.md"));
    }

    private static Map<String, NavigableMap<Integer, Double>> throughput(Results results) {
        Map<String, NavigableMap<Integer, Double>> lines = new LinkedHashMap<>();
        Table.NAMES.forEach((workload, name) -> {
            Series series = new Series(results, workload);
            NavigableMap<Integer, Double> line = new TreeMap<>();
            series.callers().forEach(callers -> series.median(callers).ifPresent(median -> put(line, callers, median)));
            lines.put(name.replace("*", ""), line);
        });
        return lines;
    }

    private static Map<String, NavigableMap<Integer, Double>> latency(Results results) {
        Map<String, NavigableMap<Integer, Double>> lines = new LinkedHashMap<>();
        Table.NAMES.forEach((workload, name) -> {
            Series series = new Series(results, workload);
            NavigableMap<Integer, Double> line = new TreeMap<>();
            series.callers()
                    .forEach(callers -> series.open(
                                    callers, window -> window.latencyMillis().p99())
                            .forEach(spread -> put(line, callers, spread.median())));
            lines.put(name.replace("*", ""), line);
        });
        return lines;
    }

    /** A logarithmic plot has no place for nothing. */
    private static void put(NavigableMap<Integer, Double> line, int callers, double value) {
        if (value > 0) {
            line.put(callers, value);
        }
    }

    private static void embed(String table, Path readme) throws IOException {
        if (!Files.exists(readme)) {
            return;
        }
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin >= 0 && end > begin) {
            Files.writeString(readme, text.substring(0, begin + BEGIN.length()) + "\n" + table + text.substring(end));
        }
    }
}

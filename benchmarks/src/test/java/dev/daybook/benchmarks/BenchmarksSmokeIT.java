package dev.daybook.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daybook.benchmarks.audit.Findings;
import dev.daybook.benchmarks.report.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything is measured once, for moments: whether the benchmarks work and what they measure is right; never how fast. */
class BenchmarksSmokeIT {

    private final Path folder = Path.of(System.getProperty("benchmarks.it.folder"));

    @Test
    void aRunIsRightAndWritesEverythingDown() throws Exception {
        Folders.empty(folder);
        Files.writeString(
                folder.resolve("README.md"),
                "before\n<!-- results: written by the run -->\nold\n<!-- end of results -->\nafter\n");

        Benchmarks.run(settings());

        Path results = folder.resolve("results");
        Results read =
                new ObjectMapper().readValue(results.resolve("results.json").toFile(), Results.class);
        assertThat(findings(read))
                .isNotEmpty()
                .allSatisfy(findings -> assertThat(findings.wrong()).isEmpty());
        assertThat(new TreeSet<>(read.points().stream()
                        .map(measured -> measured.point().workload())
                        .toList()))
                .containsExactly(
                        "axon-existing",
                        "axon-existing-cached",
                        "axon-new",
                        "bare-xa",
                        "deposits",
                        "deposits-with-a-task",
                        "deposits-with-a-task-done",
                        "deposits-with-reads",
                        "hot-deposits",
                        "http-bulk",
                        "http-deposits",
                        "http-echo",
                        "http-echo-account",
                        "http-echo-accounts",
                        "http-echo-event",
                        "http-echo-events",
                        "http-echo-postings",
                        "http-echo-status",
                        "http-echo-transaction",
                        "http-read-account",
                        "http-read-accounts",
                        "http-read-event",
                        "http-read-events",
                        "http-read-postings",
                        "http-read-status",
                        "http-read-transaction",
                        "one-database",
                        "poisoned-deposits",
                        "transfers",
                        "xa");
        assertThat(read.points()).allSatisfy(measured -> {
            assertThat(measured.point().acknowledged()).isPositive();
            assertThat(Set.of("Poison")).containsAll(measured.point().failures().keySet());
        });
        assertThat(read.tasks())
                .singleElement()
                .satisfies(one -> assertThat(one.tasks()).isPositive());
        assertThat(read.imports()).hasSize(1);
        assertThat(read.replays()).extracting(Results.Replay::what).containsExactly("ceiling", "rebuild", "verify");
        assertThat(read.environment().postgres()).containsEntry("fsync", "on");
        for (String name : List.of("throughput.svg", "latency.svg")) {
            assertThat(results.resolve(name)).content().startsWith("<svg").endsWith("</svg>\n");
        }
        String table = Files.readString(results.resolve("table.md"));
        assertThat(table).contains("Axon", "Daybook over HTTP", "Correctness");
        assertThat(folder.resolve("README.md")).content().contains(table).doesNotContain("old\n");
    }

    private Settings settings() {
        return new Settings(
                false,
                Set.of(),
                1,
                0.2,
                0.2,
                List.of(4),
                200,
                500,
                0,
                false,
                Path.of(System.getProperty("daybook.wildfly")),
                Path.of(System.getProperty("daybook.war")),
                folder.resolve("results"),
                folder.resolve("work"));
    }

    private static List<Findings> findings(Results results) {
        return Stream.of(
                        results.points().stream().flatMap(measured -> Stream.ofNullable(measured.findings())),
                        results.imports().stream().map(Results.Import::findings),
                        results.audits().stream().map(Results.Audited::findings))
                .flatMap(findings -> findings)
                .toList();
    }
}

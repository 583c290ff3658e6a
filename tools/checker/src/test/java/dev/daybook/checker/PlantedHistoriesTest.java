package dev.daybook.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random sound runs give no finding; each planted fault is found in each of them, and explained. */
class PlantedHistoriesTest {

    private static final long RUNS = 30;
    private static final int STEPS = 200;

    static Stream<PlantedFaults.Fault> faults() {
        return PlantedFaults.all();
    }

    @Test
    void soundRunsGiveNoFinding() {
        for (long seed = 0; seed < 300; seed++) {
            assertThat(new Run(seed, STEPS).check()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void soundRunsWithoutRowsOfCommandsGiveNoFinding() {
        for (long seed = 0; seed < 300; seed++) {
            Run run = new Run(seed, STEPS);
            run.commands.clear();
            assertThat(run.check()).as("seed %d", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsAndExplains(PlantedFaults.Fault fault) {
        LongStream.range(0, RUNS).forEach(seed -> {
            Run run = new Run(seed, STEPS);
            fault.plant().accept(run);
            assertThat(run.check()).as("%s, seed %d", fault, seed).anySatisfy(finding -> {
                assertThat(finding.invariant()).isEqualTo(fault.invariant());
                assertThat(finding.sentence()).matches(fault.sentence());
            });
        });
    }

    @Test
    void aMissingTaskIsFound() {
        Run run = new Run(1, STEPS);
        HistoryChecker checker = run.checker();
        checker.expectTask(run.event(1).id(), "mail");
        checker.expectTask(run.event(1).id(), "letter");
        assertThat(checker.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.invariant()).isEqualTo(Invariant.I6);
            assertThat(finding.sentence())
                    .startsWith("A task is missing: event " + run.event(1).id() + " should have one of kind letter.");
        });
    }

    @Test
    void eventsBeforeTheHistoryNeedNoOperation() {
        Run run = new Run(1, STEPS);
        Operation probe = run.any(run.operations, one -> "k-probe".equals(one.key()));
        run.operations.clear();
        run.operations.add(probe);
        HistoryChecker checker = new HistoryChecker(run.end() - 2);
        run.events.forEach(checker::event);
        checker.operation(probe);
        assertThat(checker.findings()).isEmpty();
    }

    @Test
    void manyFindingsOfOneKindAreCountedAndNotListed() {
        Run run = new Run(1, STEPS);
        for (int i = 0; i < 150; i++) {
            run.measurements.add(new Measurement("queue", 2, 1));
        }
        assertThat(run.check())
                .hasSize(101)
                .last()
                .satisfies(last -> assertThat(last.sentence()).startsWith("50 more findings of I10 are not listed."));
    }
}

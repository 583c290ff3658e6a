package dev.daybook.application.simulation.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation finds the bugs that were planted: three in every build, all of them with {@code -Psimulation}. */
class PlantedBugsTest {

    private static final Duration MOST = Duration.ofSeconds(60);

    private final BugHunt hunt = new BugHunt();

    static List<PlantedBug> bugs() {
        return Boolean.getBoolean("simulation.all-bugs") ? PlantedBugs.all() : PlantedBugs.ofEveryBuild();
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(PlantedBug bug, @TempDir Path classes) throws IOException {
        long begun = System.nanoTime();
        Optional<String> found = hunt.find(bug, classes, MOST);
        System.out.printf(
                "Planted: %s. Found after %.1f s: %s%n",
                bug.name(),
                (System.nanoTime() - begun) / 1e9,
                found.orElse("not found").lines().limit(2).toList());
        assertThat(found).as(bug.name()).isPresent();
    }
}

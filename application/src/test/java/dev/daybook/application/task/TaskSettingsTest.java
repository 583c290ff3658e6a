package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How long the pauses between attempts are. */
class TaskSettingsTest {

    private static final TaskSettings SETTINGS = TaskFixture.SETTINGS;

    private final RandomGenerator chance = new Random(7);

    private Duration pauseAfter(int failures) {
        return SETTINGS.pauseAfter(failures, Duration.ZERO, chance);
    }

    @Test
    void pausesGrowAndAreNotTheSameForAll() {
        assertThat(pauseAfter(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(pauseAfter(2)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(pauseAfter(99)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pauseAfter(2)).isNotEqualTo(pauseAfter(2));
    }

    @Test
    void aPauseThatTheCalledServiceAsksForIsKeptButNotForEver() {
        assertThat(SETTINGS.pauseAfter(1, Duration.ofMinutes(10), chance)).isEqualTo(Duration.ofMinutes(10));
        assertThat(SETTINGS.pauseAfter(1, Duration.ofDays(400), chance)).isEqualTo(Duration.ofHours(1));
        assertThat(SETTINGS.pauseAfter(99, Duration.ofMillis(1), chance)).isGreaterThan(Duration.ofMillis(400));
    }

    private static TaskSettings with(int parallel, int attempts, long firstPause, long longestPause, long timeout) {
        return new TaskSettings(
                "node-1",
                parallel,
                attempts,
                Duration.ofSeconds(firstPause),
                Duration.ofSeconds(longestPause),
                Duration.ofSeconds(timeout),
                Duration.ofHours(1));
    }

    @Test
    void theSmallestAndLargestBoundsAreAllowed() {
        assertThat(with(1, 1, 1, 1, 25).timeout()).isEqualTo(TaskSettings.LONGEST_TIMEOUT);
    }

    @Test
    void boundsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> with(0, 1, 1, 1, 20)).hasMessageContaining("not 0 and 1");
        assertThatThrownBy(() -> with(1, 0, 1, 1, 20)).hasMessageContaining("not 1 and 0");
        assertThatThrownBy(() -> with(1, 1, 0, 1, 20)).hasMessageContaining("PT0S and PT1S");
        assertThatThrownBy(() -> with(1, 1, -1, 1, 20)).hasMessageContaining("PT-1S and PT1S");
        assertThatThrownBy(() -> with(1, 1, 2, 1, 20)).hasMessageContaining("PT2S and PT1S");
        for (long timeout : new long[] {-1, 0, 26}) {
            assertThatThrownBy(() -> with(1, 1, 1, 1, timeout)).hasMessageContaining("not PT");
        }
    }

    @Test
    void aPauseDoublesUpToTheLongest() {
        // the random part is nothing here
        RandomGenerator none = () -> 0;
        assertThat(List.of(1, 2, 3, 4, 99))
                .map(failures ->
                        SETTINGS.pauseAfter(failures, Duration.ZERO, none).toMillis())
                .containsExactly(200L, 400L, 800L, 1_000L, 1_000L);
    }
}

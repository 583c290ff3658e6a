package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
}

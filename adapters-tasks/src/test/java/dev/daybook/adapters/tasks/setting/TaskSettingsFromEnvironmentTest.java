package dev.daybook.adapters.tasks.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskSettingsFromEnvironmentTest {

    @Test
    void withoutAnythingTheUsualHolds() {
        var settings = new TaskSettingsFromEnvironment(new FixedEnvironment(Map.of())).settings();
        assertThat(settings.attempts()).isEqualTo(16);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whatIsNotAsItShouldBeIsSaidByItsName() {
        assertThatThrownBy(() -> new TaskSettingsFromEnvironment(
                                new FixedEnvironment(Map.of("DAYBOOK_TASK_FIRST_PAUSE", "soon")))
                        .settings())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DAYBOOK_TASK_FIRST_PAUSE is soon, but should be something like PT2S");
    }

    @Test
    void anAttemptNeverOutlivesItsTransaction() {
        assertThatThrownBy(() -> new TaskSettingsFromEnvironment(
                                new FixedEnvironment(Map.of("DAYBOOK_TASK_TIMEOUT", "PT40S")))
                        .settings())
                .hasMessageContaining("at most 25 seconds");
    }
}

package dev.daybook.application.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.job.Schedule.Missed;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void withoutAnythingTheDefaultsHold() {
        Settings settings = Settings.ofEnvironment(Map.of());
        assertThat(settings.get(SettingTree.QUEUE_LENGTH)).isEqualTo(4_096);
        assertThat(settings.get(SettingTree.TASK_TIMEOUT)).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.get(SettingTree.NIGHTLY)).contains(LocalTime.of(2, 30));
        assertThat(settings.find(SettingTree.MAIL_HOST)).isEmpty();
    }

    @Test
    void theEnvironmentSetsThem() {
        Settings settings = Settings.ofEnvironment(Map.of(
                "DAYBOOK_VERIFICATION_NIGHTLY", "off",
                "DAYBOOK_VERIFICATION_MISSED", "catch-up",
                "DAYBOOK_STATE_REBUILD_AT_START", "true"));
        assertThat(settings.get(SettingTree.NIGHTLY)).isEmpty();
        assertThat(settings.get(SettingTree.MISSED)).isEqualTo(Missed.CATCH_UP);
        assertThat(settings.get(SettingTree.REBUILD_AT_START)).isTrue();
    }

    @Test
    void eachSettingThatIsNotAllowedIsNamedWithWhatIsAllowedAndAnExample() {
        assertThatThrownBy(() -> Settings.ofEnvironment(Map.of(
                        "DAYBOOK_TASK_PARALLEL", "many",
                        "DAYBOOK_TASK_TIMEOUT", "PT40S",
                        "DAYBOOK_STATE_REBUILD_AT_START", "yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        Settings that are not allowed:
                        DAYBOOK_STATE_REBUILD_AT_START is "yes". Allowed: `true` or `false`. Example: DAYBOOK_STATE_REBUILD_AT_START=true.
                        DAYBOOK_TASK_PARALLEL is "many". Allowed: a whole number from 1 to 1000. Example: DAYBOOK_TASK_PARALLEL=8.
                        DAYBOOK_TASK_TIMEOUT is "PT40S". Allowed: a duration, more than nothing and at most PT25S. Example: DAYBOOK_TASK_TIMEOUT=PT20S.""");
    }

    @Test
    void anOldNameIsStillRead() {
        assertThat(Settings.ofEnvironment(Map.of("DAYBOOK_APPEND_BATCH_MILLIS", "250"))
                        .get(SettingTree.BATCH_TIME))
                .isEqualTo(Duration.ofMillis(250));
        assertThat(Settings.ofEnvironment(
                                Map.of("DAYBOOK_APPEND_BATCH_MILLIS", "250", "DAYBOOK_APPEND_BATCH_TIME", "PT1S"))
                        .get(SettingTree.BATCH_TIME))
                .isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> Settings.ofEnvironment(Map.of("DAYBOOK_APPEND_BATCH_MILLIS", "soon")))
                .hasMessageContaining("DAYBOOK_APPEND_BATCH_MILLIS is \"soon\", which is not allowed."
                        + " Use DAYBOOK_APPEND_BATCH_TIME=PT0.5S instead.");
    }

    @Test
    void whatIsMissingIsNamed() {
        Settings settings = Settings.ofEnvironment(Map.of("DAYBOOK_MAIL_HOST", "localhost"));
        assertThat(settings.missing(SettingTree.MAIL_HOST, SettingTree.MAIL_FROM))
                .containsExactly("DAYBOOK_MAIL_FROM is not set.");
        assertThatThrownBy(() -> settings.get(SettingTree.MAIL_FROM)).hasMessage("DAYBOOK_MAIL_FROM is not set.");
    }
}

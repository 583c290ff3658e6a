package dev.daybook.application.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.schedule.RunCalendar;
import dev.daybook.application.setting.Setting.ReadBy;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts a setting allows. */
class SettingTreeTest {

    private static <T> T read(Setting<T> setting, String text) {
        return Settings.ofEnvironment(Map.of(setting.variable(), text)).get(setting);
    }

    private static void assertNotAllowed(Setting<?> setting, String text) {
        assertThatThrownBy(() -> read(setting, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting.variable() + " is \"" + text + "\". Allowed: ");
    }

    @Test
    void aNumberHasTwoBounds() {
        assertThat(read(SettingTree.TASK_PARALLEL, "1")).isEqualTo(1);
        assertThat(read(SettingTree.TASK_PARALLEL, "1000")).isEqualTo(1_000);
        for (String text : new String[] {"0", "-1", "1001", "1.5", "eight"}) {
            assertNotAllowed(SettingTree.TASK_PARALLEL, text);
        }
    }

    @Test
    void aDurationIsMoreThanNothingAndHasABound() {
        assertThat(read(SettingTree.TASK_TIMEOUT, "PT0.001S")).isEqualTo(Duration.ofMillis(1));
        assertThat(read(SettingTree.TASK_TIMEOUT, "PT25S")).isEqualTo(Duration.ofSeconds(25));
        for (String text : new String[] {"PT0S", "PT-1S", "PT25.001S", "20"}) {
            assertNotAllowed(SettingTree.TASK_TIMEOUT, text);
        }
    }

    @ParameterizedTest
    @CsvSource({"off, ", "00:00, 00:00", "23:59, 23:59"})
    void aNightlyRunHasATimeOfTheDayOrIsOff(String text, LocalTime time) {
        assertThat(read(SettingTree.NIGHTLY, text)).isEqualTo(Optional.ofNullable(time));
    }

    @Test
    void aChoiceIsOneOfItsWords() {
        assertThat(read(SettingTree.REBUILD_AT_START, "false")).isFalse();
        assertThat(read(SettingTree.REBUILD_AT_START, "true")).isTrue();
        assertNotAllowed(SettingTree.REBUILD_AT_START, "TRUE");
        assertNotAllowed(SettingTree.NIGHTLY, "24:01");
        assertNotAllowed(SettingTree.MISSED, "catchup");
        assertNotAllowed(SettingTree.ON_NEW_BUILD, "on");
    }

    @Test
    void aScheduleHasACalendarOrIsOff() {
        assertThat(read(
                        SettingTree.SCHEDULES,
                        "interest daily 01:30 Europe/Prague,statements  monthly last 02:00, x off"))
                .isEqualTo(Map.of(
                        "interest", Optional.of(RunCalendar.parse("daily 01:30 Europe/Prague")),
                        "statements", Optional.of(RunCalendar.parse("monthly 31 02:00 UTC")),
                        "x", Optional.empty()));
        for (String text : new String[] {
            "interest",
            "daily 01:30",
            "interest OFF",
            "interest daily 25:00",
            "interest daily 01:30,",
            "interest daily 01:30, interest off",
            "interest daily 01:30; statements off"
        }) {
            assertNotAllowed(SettingTree.SCHEDULES, text);
        }
    }

    @Test
    void aTextIsTakenAsItIs() {
        assertThat(read(SettingTree.MAIL_HOST, "mail.example.org")).isEqualTo("mail.example.org");
    }

    @Test
    void everyDefaultAndEveryExampleIsAllowed() {
        for (Setting<?> setting : SettingTree.all()) {
            setting.usual().ifPresent(usual -> assertThat(setting.read(usual)).isNotNull());
            if (setting.readBy() == ReadBy.DAYBOOK) {
                assertThat(setting.read(setting.example()))
                        .as(setting.variable())
                        .isNotNull();
            }
        }
    }

    @Test
    void whatTheServerReadsIsNotReadByDaybook() {
        assertThat(SettingTree.all())
                .filteredOn(setting -> setting.readBy() == ReadBy.SERVER)
                .extracting(Setting::variable)
                .contains("DAYBOOK_LOG_URL", "DAYBOOK_OWNER_PASSWORD");
        assertThat(SettingTree.all())
                .filteredOn(setting -> setting.readBy() == ReadBy.RUN)
                .extracting(Setting::variable)
                .contains("DAYBOOK_HOME", "DAYBOOK_HTTP_PORT");
    }
}

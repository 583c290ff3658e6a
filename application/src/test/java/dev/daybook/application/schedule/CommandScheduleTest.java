package dev.daybook.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.domain.account.AccountFeature;
import dev.daybook.domain.account.CalculateInterestOwed;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.ScheduledCommand;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandScheduleTest {

    private static final List<Feature> BANK = List.of(new CompanyFeature(), new AccountFeature());
    private static final RunCalendar DAILY = RunCalendar.parse("daily 01:30");

    /** A noun that has nothing but a schedule. */
    private record Noun(String noun, ScheduledCommand command) implements Feature {

        Noun(String schedule) {
            this("rent", new ScheduledCommand(schedule, "rent", CalculateInterestOwed::new));
        }

        @Override
        public List<EventType<?>> events() {
            return List.of();
        }

        @Override
        public List<ScheduledCommand> schedules() {
            return List.of(command);
        }
    }

    @Test
    void theBankHasOneScheduleWhichIsOff() {
        List<CommandSchedule> schedules = CommandSchedule.all(BANK, Map.of());
        assertThat(schedules).extracting(CommandSchedule::name).containsExactly("interest");
        assertThat(schedules.get(0).calendar()).isEmpty();
        assertThat(schedules.get(0).calendarText()).isEqualTo("off");
        LocalDate day = LocalDate.of(2024, 2, 29);
        assertThat(schedules.get(0).command().on(day)).isEqualTo(new CalculateInterestOwed(day));
        assertThat(schedules.get(0).command().keyOf(day)).hasToString("2024-02-29");
    }

    @Test
    void aNewScheduleIsALineInItsFeature() {
        List<CommandSchedule> schedules = CommandSchedule.all(
                List.of(new Noun("rent"), new AccountFeature()),
                Map.of("interest", Optional.empty(), "rent", Optional.of(DAILY)));
        assertThat(schedules).extracting(CommandSchedule::name).containsExactly("interest", "rent");
        assertThat(schedules).extracting(CommandSchedule::calendarText).containsExactly("off", "daily 01:30 UTC");
    }

    @Test
    void aCalendarForAnUnknownScheduleIsRefused() {
        assertThatThrownBy(() -> CommandSchedule.all(BANK, Map.of("intrest", Optional.of(DAILY))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DAYBOOK_SCHEDULES has a calendar for \"intrest\", but there is no such schedule. The"
                        + " schedules of this build: [interest].");
    }

    @Test
    void twoSchedulesOfOneNameAreRefused() {
        assertThatThrownBy(() -> CommandSchedule.all(List.of(new AccountFeature(), new Noun("interest")), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two schedules are named interest.");
    }

    @Test
    void theNameOfAScheduleFitsIntoASetting() {
        for (String name : List.of("", "Interest", "in terest", "in,terest", "1st", "i".repeat(51))) {
            assertThatThrownBy(() -> new ScheduledCommand(name, "noun", CalculateInterestOwed::new))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

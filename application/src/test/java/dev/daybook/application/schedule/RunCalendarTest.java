package dev.daybook.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCalendarTest {

    private static List<String> due(String calendar, String through, String now) {
        return RunCalendar.parse(calendar).due(LocalDate.parse(through), Instant.parse(now), 100).stream()
                .map(LocalDate::toString)
                .toList();
    }

    @Test
    void aDateIsDueFromItsTimeOn() {
        assertThat(due("daily 01:30", "2026-01-05", "2026-01-06T01:29:59.999Z")).isEmpty();
        assertThat(due("daily 01:30", "2026-01-05", "2026-01-06T01:30:00Z")).containsExactly("2026-01-06");
        assertThat(due("daily 01:30 Europe/Prague", "2026-01-05", "2026-01-06T00:30:00Z"))
                .containsExactly("2026-01-06");
    }

    @Test
    void missedDatesAreDueInTheirOrder() {
        assertThat(due("daily 01:30", "2024-02-27", "2024-03-02T12:00:00Z"))
                .containsExactly("2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02");
        assertThat(RunCalendar.parse("daily 01:30")
                        .due(LocalDate.of(2024, 1, 1), Instant.parse("2025-01-01T12:00:00Z"), 2))
                .containsExactly(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 3));
    }

    @Test
    void aShorterMonthHasItsLastDay() {
        assertThat(due("monthly last 00:00", "2024-01-30", "2024-05-01T00:00:00Z"))
                .containsExactly("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30");
        assertThat(due("monthly 30 00:00", "2025-01-30", "2025-05-01T00:00:00Z"))
                .containsExactly("2025-02-28", "2025-03-30", "2025-04-30");
        assertThat(due("monthly 1 00:00", "2025-11-30", "2026-02-01T00:00:00Z"))
                .containsExactly("2025-12-01", "2026-01-01", "2026-02-01");
    }

    @Test
    void aTimeThatTheClocksLeaveOutComesAsMuchLater() {
        RunCalendar calendar = RunCalendar.parse("daily 02:30 Europe/Prague");
        assertThat(calendar.timeOf(LocalDate.of(2026, 3, 28))).isEqualTo("2026-03-28T01:30:00Z");
        // 03:30 in summer time
        assertThat(calendar.timeOf(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(due("daily 02:30 Europe/Prague", "2026-03-28", "2026-03-30T12:00:00Z"))
                .containsExactly("2026-03-29", "2026-03-30");
    }

    @Test
    void aTimeThatTheClocksShowTwiceComesAtTheFirst() {
        assertThat(RunCalendar.parse("daily 02:30 Europe/Prague").timeOf(LocalDate.of(2026, 10, 25)))
                .isEqualTo("2026-10-25T00:30:00Z");
        assertThat(due("daily 02:30 Europe/Prague", "2026-10-24", "2026-10-25T00:30:00Z"))
                .containsExactly("2026-10-25");
        assertThat(due("daily 02:30 Europe/Prague", "2026-10-25", "2026-10-25T01:30:00Z"))
                .isEmpty();
    }

    /** Samoa went from the 29th to the 31st of December 2011, over the date line. */
    @Test
    void aDateThatAZoneLeavesOutIsDueWithTheNext() {
        assertThat(due("daily 12:00 Pacific/Apia", "2011-12-29", "2011-12-30T21:59:59Z"))
                .isEmpty();
        assertThat(due("daily 12:00 Pacific/Apia", "2011-12-29", "2011-12-30T22:00:00Z"))
                .containsExactly("2011-12-30", "2011-12-31");
    }

    @Test
    void theLatestDateIsTheLastWhoseTimeHasCome() {
        RunCalendar month = RunCalendar.parse("monthly last 01:30");
        assertThat(month.latest(Instant.parse("2024-02-29T01:29:00Z"))).isEqualTo("2024-01-31");
        assertThat(month.latest(Instant.parse("2024-02-29T01:30:00Z"))).isEqualTo("2024-02-29");
        assertThat(month.next(LocalDate.of(2024, 2, 29))).isEqualTo("2024-03-31");
    }

    /** Calendars are recorded in this text. */
    @ParameterizedTest
    @CsvSource({
        "daily 01:30, daily 01:30 UTC",
        "daily  00:00   Europe/Prague, daily 00:00 Europe/Prague",
        "daily 23:59 +05:30, daily 23:59 +05:30",
        "monthly 1 01:30, monthly 1 01:30 UTC",
        "monthly 30 01:30, monthly 30 01:30 UTC",
        "monthly 31 01:30 UTC, monthly last 01:30 UTC",
        "monthly last 01:30, monthly last 01:30 UTC"
    })
    void aCalendarHasOneText(String text, String canonical) {
        assertThat(RunCalendar.parse(text)).hasToString(canonical);
        assertThat(RunCalendar.parse(canonical)).isEqualTo(RunCalendar.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "daily",
                "weekly 01:30",
                "Daily 01:30",
                "daily 1:30",
                "daily 24:00",
                "daily 01:30:15",
                "daily 01:30 Europe/Pragu",
                "daily 01:30 Europe/Prague UTC",
                "monthly 01:30",
                "monthly 0 01:30",
                "monthly 32 01:30",
                "monthly -1 01:30",
                "monthly first 01:30",
                "monthly 999999999999 01:30"
            })
    void anotherTextIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> RunCalendar.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A calendar is " + RunCalendar.FORM + ", not \"" + text + "\".");
    }

    @Test
    void everyDayOfAMonthIsInEachMonthOnce() {
        for (int day = 1; day <= 31; day++) {
            RunCalendar calendar = RunCalendar.parse("monthly " + day + " 00:00");
            List<LocalDate> dates = Stream.iterate(calendar.next(LocalDate.of(2023, 12, 31)), calendar::next)
                    .limit(24)
                    .toList();
            for (int month = 0; month < 24; month++) {
                LocalDate first = LocalDate.of(2024, 1, 1).plusMonths(month);
                assertThat(dates.get(month)).isEqualTo(first.withDayOfMonth(Math.min(day, first.lengthOfMonth())));
            }
        }
    }
}

package dev.daybook.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Dates are due once, in order, and none is left out: over leap days, ends of months and changes of the clocks. */
class RunCalendarPropertyTest {

    private static final int TRIES = 2_000;
    private static final int ALL = 10_000;

    /** Zones with summer time, at midnight too, with changes of half an hour, and with days that were left out or doubled. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Prague",
            "America/New_York",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Asia/Beirut",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Pacific/Kiritimati",
            "Pacific/Kwajalein",
            "-12:00",
            "+14:00");

    @Provide
    Arbitrary<RunCalendar> calendars() {
        Arbitrary<RunCalendar.Dates> dates = Arbitraries.oneOf(
                Arbitraries.just(new RunCalendar.Daily()),
                Arbitraries.integers().between(1, 31).map(RunCalendar.Monthly::new));
        Arbitrary<LocalTime> times = Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .map(minute -> LocalTime.MIN.plusMinutes(minute))
                .edgeCases(edges -> edges.add(LocalTime.MIN, LocalTime.of(2, 30), LocalTime.of(23, 59)));
        return Combinators.combine(dates, times, Arbitraries.of(ZONES).map(ZoneId::of))
                .as(RunCalendar::new);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("1985-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2035-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, 800);
    }

    @Property(tries = TRIES)
    void fromAnyDateToNowEachDateIsDueOnceAndInOrder(
            @ForAll("calendars") RunCalendar calendar, @ForAll("moments") Instant now, @ForAll("days") int days) {
        LocalDate through = LocalDate.ofInstant(now, calendar.zone()).minusDays(days);
        List<LocalDate> expected = Stream.iterate(through.plusDays(1), date -> date.plusDays(1))
                .limit(days + 2)
                .filter(date -> isDateOf(calendar, date))
                .filter(date -> !calendar.timeOf(date).isAfter(now))
                .toList();
        assertThat(calendar.due(through, now, ALL)).isEqualTo(expected);
    }

    private static boolean isDateOf(RunCalendar calendar, LocalDate date) {
        if (calendar.dates() instanceof RunCalendar.Monthly monthly) {
            return date.getDayOfMonth() == Math.min(monthly.day(), date.lengthOfMonth());
        }
        return true;
    }

    @Property(tries = TRIES)
    void aScheduleThatStopsAndGoesOnSendsEveryDateOnce(
            @ForAll("calendars") RunCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll List<Integer> pauses,
            @ForAll("days") int most) {
        LocalDate begun = calendar.latest(start);
        LocalDate through = begun;
        Instant now = start;
        List<LocalDate> sent = new ArrayList<>();
        for (int pause : pauses) {
            now = now.plusSeconds(Math.floorMod(pause, 40 * 24 * 3_600));
            List<LocalDate> due = calendar.due(through, now, 1 + most);
            sent.addAll(due);
            through = due.isEmpty() ? through : due.get(due.size() - 1);
        }
        sent.addAll(calendar.due(through, now, ALL));
        assertThat(sent).isEqualTo(calendar.due(begun, now, ALL));
    }

    @Property(tries = TRIES)
    void afterTheLatestDateNothingIsDueAndItselfIs(
            @ForAll("calendars") RunCalendar calendar, @ForAll("moments") Instant now) {
        LocalDate latest = calendar.latest(now);
        assertThat(calendar.due(latest, now, ALL)).isEmpty();
        assertThat(calendar.due(latest.minusDays(1), now, ALL)).containsExactly(latest);
    }

    @Property(tries = TRIES)
    void aDateIsNeverFurtherThanADayFromItsDayInUtc(
            @ForAll("calendars") RunCalendar calendar, @ForAll("moments") Instant now) {
        LocalDate latest = calendar.latest(now);
        LocalDate inUtc = LocalDate.ofInstant(calendar.timeOf(latest), ZoneId.of("UTC"));
        assertThat(latest).isBetween(inUtc.minusDays(2), inUtc.plusDays(1));
    }

    @Property(tries = TRIES)
    void aCalendarIsReadFromItsText(@ForAll("calendars") RunCalendar calendar) {
        assertThat(RunCalendar.parse(calendar.toString())).isEqualTo(calendar);
    }
}

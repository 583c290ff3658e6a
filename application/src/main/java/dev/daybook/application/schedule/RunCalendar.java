package dev.daybook.application.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * On which dates something is done, and from which time of the day on, in which time zone. Its text is {@code daily 01:30
 * Europe/Prague} or {@code monthly last 01:30 UTC}.
 *
 * <p>A date is done once. Where clocks are put forward over the time of the day, the date's time is as much later. Where
 * they are put back over it, the first of the two moments is the date's time.
 */
public record RunCalendar(Dates dates, LocalTime time, ZoneId zone) {

    /** What a text of a calendar may be, for errors and documentation. */
    public static final String FORM = "`daily HH:MM ZONE` or `monthly DAY HH:MM ZONE`; DAY is 1 to 31 or `last`, and a"
            + " shorter month has its last day instead; ZONE is `UTC` if it is missing";

    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{1,2}");
    private static final String LAST = "last";
    private static final int LONGEST_MONTH = 31;

    /** The dates of a calendar, without end in both directions. */
    public sealed interface Dates {

        /** The first date after that one. */
        LocalDate next(LocalDate after);

        /** That date, or else the last date before it. */
        LocalDate latest(LocalDate until);
    }

    /** Every date. */
    public record Daily() implements Dates {

        @Override
        public LocalDate next(LocalDate after) {
            return after.plusDays(1);
        }

        @Override
        public LocalDate latest(LocalDate until) {
            return until;
        }

        @Override
        public String toString() {
            return "daily";
        }
    }

    /**
     * One date in each month.
     *
     * @param day 1 to 31; a shorter month has its last day instead
     */
    public record Monthly(int day) implements Dates {

        public Monthly {
            if (day < 1 || day > LONGEST_MONTH) {
                throw new IllegalArgumentException("A month has no day " + day + ".");
            }
        }

        private LocalDate in(YearMonth month) {
            return month.atDay(Math.min(day, month.lengthOfMonth()));
        }

        @Override
        public LocalDate next(LocalDate after) {
            LocalDate sameMonth = in(YearMonth.from(after));
            return sameMonth.isAfter(after)
                    ? sameMonth
                    : in(YearMonth.from(after).plusMonths(1));
        }

        @Override
        public LocalDate latest(LocalDate until) {
            LocalDate sameMonth = in(YearMonth.from(until));
            return sameMonth.isAfter(until) ? in(YearMonth.from(until).minusMonths(1)) : sameMonth;
        }

        @Override
        public String toString() {
            return "monthly " + (day == LONGEST_MONTH ? LAST : day);
        }
    }

    /**
     * The calendar of that text.
     *
     * @throws IllegalArgumentException if it is not of the {@link #FORM}
     */
    public static RunCalendar parse(String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        boolean isMonthly = words.get(0).equals("monthly");
        if (!isMonthly && !words.get(0).equals("daily")) {
            throw notAllowed(text, null);
        }
        int timeAt = isMonthly ? 2 : 1;
        boolean hasZone = words.size() == timeAt + 2;
        if (!hasZone && words.size() != timeAt + 1) {
            throw notAllowed(text, null);
        }
        try {
            return new RunCalendar(
                    isMonthly ? new Monthly(day(words.get(1))) : new Daily(),
                    LocalTime.parse(matching(TIME, words.get(timeAt))),
                    ZoneId.of(hasZone ? words.get(timeAt + 1) : "UTC"));
        } catch (IllegalArgumentException | DateTimeException wrongWord) {
            throw notAllowed(text, wrongWord);
        }
    }

    private static int day(String word) {
        return word.equals(LAST) ? LONGEST_MONTH : Integer.parseInt(matching(DAY, word));
    }

    private static String matching(Pattern pattern, String word) {
        if (!pattern.matcher(word).matches()) {
            throw new IllegalArgumentException(word);
        }
        return word;
    }

    private static IllegalArgumentException notAllowed(String text, @Nullable Exception cause) {
        return new IllegalArgumentException("A calendar is " + FORM + ", not \"" + text + "\".", cause);
    }

    /** From this moment on the date can be done. */
    public Instant timeOf(LocalDate date) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** The latest date whose time has come. */
    public LocalDate latest(Instant now) {
        // a clock that is put back over midnight shows the day before once more: the next day may have begun already
        LocalDate date = dates.latest(LocalDate.ofInstant(now, zone).plusDays(1));
        while (timeOf(date).isAfter(now)) {
            date = dates.latest(date.minusDays(1));
        }
        return date;
    }

    /** The first date after that one. */
    public LocalDate next(LocalDate after) {
        return dates.next(after);
    }

    /** The dates after {@code through} whose time has come, oldest first, at most {@code most} of them. */
    public List<LocalDate> due(LocalDate through, Instant now, int most) {
        List<LocalDate> due = new ArrayList<>();
        LocalDate date = dates.next(through);
        while (due.size() < most && !timeOf(date).isAfter(now)) {
            due.add(date);
            date = dates.next(date);
        }
        return due;
    }

    /** The text that {@link #parse} reads; calendars are recorded in it. */
    @Override
    public String toString() {
        return dates + " " + time + " " + zone;
    }
}

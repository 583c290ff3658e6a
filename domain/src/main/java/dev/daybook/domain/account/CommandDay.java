package dev.daybook.domain.account;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.period.PeriodCloseRepository;
import java.time.LocalDate;

/** Which days a command may name. The rules and their reasons are in {@code docs/reference/days.md}. */
final class CommandDay {

    /** The first day on which a command can open an account: in 1583 the Gregorian calendar had its first whole year. */
    static final LocalDate FIRST = LocalDate.of(1583, 1, 1);

    private CommandDay() {}

    /** Tomorrow in UTC: somewhere on earth this day has begun. */
    static LocalDate latest(CreationContext now) {
        return now.today().plusDays(1);
    }

    /**
     * Requires that a command may name that day: it has come, and it is in no closed period. Each creator with a day calls
     * this, or one of the methods that call {@link #requireNotClosed}.
     *
     * @param what the subject of the error's sentence: what would have that day
     * @throws Rejection {@code day.in-the-future} or {@code period.closed}
     */
    static void requirePossible(LocalDate day, String what, CreationContext now) {
        LocalDate latest = latest(now);
        if (day.isAfter(latest)) {
            throw Rejection.refused(
                    "day.in-the-future",
                    what + " cannot have the day " + day + ": the latest possible day is " + latest
                            + ". Send it when the day has come.");
        }
        requireNotClosed(day, what, now);
    }

    /**
     * Requires that a day is in no closed period.
     *
     * @throws Rejection {@code period.closed}
     */
    static void requireNotClosed(LocalDate day, String what, CreationContext now) {
        now.state(PeriodCloseRepository.class).requireOpen(day, what);
    }

    /**
     * Requires that a day is not before {@link #FIRST}.
     *
     * @throws Rejection {@code day.too-early}
     */
    static void requireNotTooEarly(LocalDate day, String what) {
        if (day.isBefore(FIRST)) {
            throw Rejection.refused(
                    "day.too-early",
                    what + " cannot have the day " + day + ": the earliest possible day is " + FIRST
                            + ". Correct the year. An older day can be recorded as a fact: POST /events.");
        }
    }
}

package dev.daybook.application.schedule;

import dev.daybook.application.log.PositionRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * One date of a schedule, and what came of its command.
 *
 * @param tries how often the command was sent
 * @param firstTriedAt when it was sent first
 * @param triedAt when it was sent last
 * @param positions of the command's events, if it has appended any
 * @param problem why it was not carried out
 */
public record ScheduledRun(
        String schedule,
        LocalDate date,
        Outcome outcome,
        int tries,
        Instant firstTriedAt,
        Instant triedAt,
        Optional<PositionRange> positions,
        Optional<Problem> problem) {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST_TRYING = Duration.ofDays(7);

    /** The pause doubles until it is longer than the longest. */
    private static final int MOST_DOUBLINGS = 6;

    /** What came of the command. */
    public enum Outcome {
        /** It was carried out now or earlier. */
        DONE,
        /** The log could not take it, or its outcome is unknown. It is sent again; later dates wait for it. */
        WAITING,
        /** A rule forbids it. It is sent again; later dates do not wait for it. */
        REFUSED,
        /** It failed because of a defect. It is sent again; later dates do not wait for it. */
        FAILED,
        /** It was refused or failed for too long, or the schedule was switched off. It is not sent again. */
        GIVEN_UP;

        /** Whether the command is sent again. */
        public boolean isOpen() {
            return this == WAITING || this == REFUSED || this == FAILED;
        }

        /** The outcome in tables, answers and metrics. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The outcome of that code.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Outcome ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * Why a command was not carried out.
     *
     * @param code as in the page of all errors
     */
    public record Problem(String code, String sentence) {}

    /** A command that was sent for the first time, with that outcome. */
    static ScheduledRun first(
            String schedule,
            LocalDate date,
            Instant now,
            Outcome outcome,
            Optional<PositionRange> positions,
            Optional<Problem> problem) {
        return new ScheduledRun(schedule, date, outcome, 1, now, now, positions, problem);
    }

    /**
     * The same date after one more try. If it has been refused or has failed for too long, it is given up.
     */
    ScheduledRun again(Instant now, Outcome next, Optional<PositionRange> ofEvents, Optional<Problem> why) {
        boolean isTooLong = now.isAfter(firstTriedAt.plus(LONGEST_TRYING));
        boolean isRefusal = next == Outcome.REFUSED || next == Outcome.FAILED;
        Outcome decided = isTooLong && isRefusal ? Outcome.GIVEN_UP : next;
        return new ScheduledRun(schedule, date, decided, tries + 1, firstTriedAt, now, ofEvents, why);
    }

    /** The same date, given up without another try. */
    ScheduledRun givenUp() {
        return new ScheduledRun(schedule, date, Outcome.GIVEN_UP, tries, firstTriedAt, triedAt, positions, problem);
    }

    /** When the command is sent again, if it is open. The pause grows from a minute to an hour. */
    public Instant nextTry() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return triedAt.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}

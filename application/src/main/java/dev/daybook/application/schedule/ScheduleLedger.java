package dev.daybook.application.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The port to the record of schedules: how far each one has come, and the outcome of each date. What was carried out is
 * known from the log, by the keys of the commands. If this record is lost, schedules begin anew, and no date is carried
 * out twice.
 */
public interface ScheduleLedger {

    /**
     * How far a schedule has come.
     *
     * @param calendar the calendar's text, or {@code off}
     * @param through all dates up to this one are decided, or were never the schedule's
     */
    record Progress(String calendar, LocalDate through) {}

    /** How far that schedule has come; empty if it was never switched on. */
    Optional<Progress> find(String schedule);

    /**
     * Records that a schedule has that calendar from now on.
     *
     * @param through dates up to this one are not the schedule's; ignored if it has come further already
     */
    void begin(String schedule, String calendar, LocalDate through);

    /**
     * Records the outcome of a date. It replaces an earlier outcome, unless that says that the date is done. An outcome
     * other than waiting decides the date: the schedule has come that far.
     *
     * @throws IllegalStateException if the schedule has not begun
     */
    void record(ScheduledRun run);

    /** The dates of that schedule whose command is sent again, oldest first. */
    List<ScheduledRun> findOpen(String schedule);

    /** The run of that schedule that was tried last; of several, the one with the latest date. */
    Optional<ScheduledRun> findLast(String schedule);
}

package dev.daybook.application.schedule;

import dev.daybook.application.schedule.ScheduleLedger.Progress;
import dev.daybook.application.schedule.ScheduledRun.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What people can see of the schedules. */
public final class Schedules {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final List<CommandSchedule> schedules;
    private final ScheduleLedger ledger;
    private final Clock clock;

    /** The view of those schedules, which are in the order of their names. */
    public Schedules(List<CommandSchedule> schedules, ScheduleLedger ledger, Clock clock) {
        this.schedules = List.copyOf(schedules);
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A schedule as it stands.
     *
     * @param calendar the calendar's text, or {@code off}
     * @param next the next date to be sent; its time is over if the schedule is late
     * @param last the date that was tried last
     * @param open the dates that are tried again, oldest first
     */
    public record Status(
            String name, String calendar, Optional<Next> next, Optional<ScheduledRun> last, List<ScheduledRun> open) {}

    /** A date that is still to be sent, and its time. */
    public record Next(LocalDate date, Instant at) {}

    /** At most {@code limit} schedules after {@code after}, in the order of their names. */
    public List<Status> findPage(Optional<String> after, int limit) {
        return schedules.stream()
                .filter(schedule -> after.isEmpty() || schedule.name().compareTo(after.get()) > 0)
                .limit(limit)
                .map(this::status)
                .toList();
    }

    /** The dates that a person should look at: refused or failed, or waiting for longer than a server's restart takes. */
    public List<ScheduledRun> late() {
        Instant patience = clock.instant().minus(LONGEST_WAIT);
        return schedules.stream()
                .flatMap(schedule -> ledger.findOpen(schedule.name()).stream())
                .filter(run ->
                        run.outcome() != Outcome.WAITING || run.firstTriedAt().isBefore(patience))
                .toList();
    }

    private Status status(CommandSchedule schedule) {
        return new Status(
                schedule.name(),
                schedule.calendarText(),
                schedule.calendar().map(calendar -> next(schedule, calendar)),
                ledger.findLast(schedule.name()),
                ledger.findOpen(schedule.name()));
    }

    private Next next(CommandSchedule schedule, RunCalendar calendar) {
        LocalDate through = ledger.find(schedule.name())
                .filter(progress -> progress.calendar().equals(schedule.calendarText()))
                .map(Progress::through)
                .orElseGet(() -> calendar.latest(clock.instant()));
        LocalDate date = calendar.next(through);
        return new Next(date, calendar.timeOf(date));
    }
}

package dev.daybook.adapters.rest.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.schedule.ScheduledRun;
import dev.daybook.application.schedule.ScheduledRun.Problem;
import dev.daybook.application.schedule.Schedules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A schedule.
 *
 * @param calendar such as {@code daily 01:30 Europe/Prague}, or {@code off}
 * @param next the next date to be sent, {@code null} if the schedule is off
 * @param last the date that was tried last, {@code null} if there is none yet
 * @param open the dates that are tried again, oldest first
 */
public record ScheduleView(
        String name,
        String calendar,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<NextView> next,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<RunView> last,
        List<RunView> open) {

    /** A date that is still to be sent; from {@code at} on. */
    public record NextView(LocalDate date, Instant at) {}

    /**
     * A date whose command was sent.
     *
     * @param outcome {@code done}, {@code waiting}, {@code refused}, {@code failed} or {@code given-up}
     * @param tries how often the command was sent
     * @param triedAt when it was sent last
     * @param nextTryAt when it is sent again
     * @param position of its last event, {@code null} if it has appended none
     * @param code why it was not carried out
     * @param detail the same as a sentence
     */
    public record RunView(
            LocalDate date,
            String outcome,
            int tries,
            Instant triedAt,
            Optional<Instant> nextTryAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> position,
            Optional<String> code,
            Optional<String> detail) {

        static RunView of(ScheduledRun run) {
            return new RunView(
                    run.date(),
                    run.outcome().code(),
                    run.tries(),
                    run.triedAt(),
                    run.outcome().isOpen() ? Optional.of(run.nextTry()) : Optional.empty(),
                    run.positions().map(PositionRange::last),
                    run.problem().map(Problem::code),
                    run.problem().map(Problem::sentence));
        }
    }

    static ScheduleView of(Schedules.Status schedule) {
        return new ScheduleView(
                schedule.name(),
                schedule.calendar(),
                schedule.next().map(next -> new NextView(next.date(), next.at())),
                schedule.last().map(RunView::of),
                schedule.open().stream().map(RunView::of).toList());
    }
}

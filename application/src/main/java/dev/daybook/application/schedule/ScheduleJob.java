package dev.daybook.application.schedule;

import dev.daybook.application.append.AppendUnavailable;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.IdempotencyKey;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.job.ScheduledJob;
import dev.daybook.application.log.PositionRange;
import dev.daybook.application.schedule.ScheduleLedger.Progress;
import dev.daybook.application.schedule.ScheduledRun.Outcome;
import dev.daybook.application.schedule.ScheduledRun.Problem;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sends the commands of all schedules when their dates have come, oldest date first. Dates that were missed are caught up
 * with, each by a command of its own.
 *
 * <p>Each command has the key of its date. So it makes no difference that several servers do this at the same time, that
 * a server stops between a command and its record, or that a person has sent the command already.
 *
 * <p>A schedule begins when it is switched on: the first date is the first one whose time comes after that. A changed
 * calendar begins in the same way, after the dates that were due by the former calendar.
 */
public final class ScheduleJob implements ScheduledJob {

    /** The actor of scheduled commands. No user has this name, because the name of a user in HTTP has no colon. */
    public static final String ACTOR = "daybook:schedule";

    private static final Logger LOG = Logger.getLogger(ScheduleJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** One turn of a schedule sends at most so many commands, then the other schedules have their turn. */
    private static final int MOST_A_TURN = 100;

    private final List<CommandSchedule> schedules;
    private final BiFunction<Creator, Caller, Receipt> appender;
    private final ScheduleLedger ledger;
    private final ScheduleMetrics metrics;
    private final Clock clock;

    /**
     * The job of those schedules.
     *
     * @param appender carries a command out
     */
    public ScheduleJob(
            List<CommandSchedule> schedules,
            BiFunction<Creator, Caller, Receipt> appender,
            ScheduleLedger ledger,
            ScheduleMetrics metrics,
            Clock clock) {
        this.schedules = List.copyOf(schedules);
        this.appender = appender;
        this.ledger = ledger;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "schedules";
    }

    @Override
    public Schedule schedule() {
        return schedules.isEmpty() ? Schedule.never() : Schedule.every(PAUSE);
    }

    @Override
    public void run(JobContext context) {
        for (CommandSchedule schedule : schedules) {
            if (context.mayGoOn()) {
                turn(schedule, context);
            }
        }
    }

    private void turn(CommandSchedule schedule, JobContext context) {
        Optional<Progress> progress = ledger.find(schedule.name());
        Optional<RunCalendar> recorded = progress.map(Progress::calendar)
                .filter(text -> !text.equals(CommandSchedule.OFF))
                .map(RunCalendar::parse);
        boolean isCaughtUp = recorded.isEmpty()
                || schedule.calendar().isEmpty()
                || catchUp(schedule, recorded.get(), progress.orElseThrow().through(), context);
        if (isCaughtUp && !recorded.equals(schedule.calendar())) {
            change(schedule, progress);
        }
        metrics.open(schedule.name(), ledger.findOpen(schedule.name()).size());
    }

    private void change(CommandSchedule schedule, Optional<Progress> progress) {
        LocalDate through = schedule.calendar()
                .map(calendar -> calendar.latest(clock.instant()))
                .or(() -> progress.map(Progress::through))
                .orElseThrow();
        if (schedule.calendar().isEmpty()) {
            ledger.findOpen(schedule.name()).forEach(open -> ledger.record(open.givenUp()));
        }
        ledger.begin(schedule.name(), schedule.calendarText(), through);
        LOG.infof(
                "The schedule %s is now %s; it was %s. Dates up to %s are not sent by it",
                schedule.name(),
                schedule.calendarText(),
                progress.map(Progress::calendar).orElse(CommandSchedule.OFF),
                through);
    }

    /** Sends the commands that are due. Returns whether none is left that later dates have to wait for. */
    private boolean catchUp(CommandSchedule schedule, RunCalendar calendar, LocalDate through, JobContext context) {
        Instant now = clock.instant();
        Map<LocalDate, ScheduledRun> open = ledger.findOpen(schedule.name()).stream()
                .collect(Collectors.toMap(ScheduledRun::date, Function.identity()));
        List<LocalDate> due = calendar.due(through, now, MOST_A_TURN);
        Map<LocalDate, Optional<ScheduledRun>> dates = new TreeMap<>();
        due.forEach(date -> dates.put(date, Optional.empty()));
        open.forEach((date, earlier) -> dates.put(date, Optional.of(earlier)));
        for (Map.Entry<LocalDate, Optional<ScheduledRun>> date : dates.entrySet()) {
            if (!context.mayGoOn()) {
                return false;
            }
            Optional<ScheduledRun> earlier = date.getValue();
            ScheduledRun run = earlier.filter(one -> now.isBefore(one.nextTry()))
                    .orElseGet(() -> carryOut(schedule, date.getKey(), earlier));
            if (run.outcome() == Outcome.WAITING) {
                return false;
            }
        }
        return due.size() < MOST_A_TURN;
    }

    private ScheduledRun carryOut(CommandSchedule schedule, LocalDate date, Optional<ScheduledRun> earlier) {
        Caller caller = Caller.of(ACTOR)
                .withKey(new IdempotencyKey.OfThing(
                        schedule.command().noun(), schedule.command().keyOf(date)));
        ScheduledRun run;
        try {
            Receipt receipt = appender.apply(schedule.command().on(date), caller);
            run = run(schedule, date, earlier, Outcome.DONE, receipt.positions(), Optional.empty());
        } catch (Rejection refusal) {
            run = problem(schedule, date, earlier, Outcome.REFUSED, refusal.code(), refusal.sentence());
        } catch (AppendUnavailable later) {
            String sentence = String.valueOf(later.getMessage());
            run = problem(
                    schedule, date, earlier, Outcome.WAITING, later.reason().code(), sentence);
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "The schedule %s: the command of %s failed", schedule.name(), date);
            String sentence = "The server has a defect, or a database refuses the command. Look for \"The schedule "
                    + schedule.name() + "\" in the server's log.";
            run = problem(schedule, date, earlier, Outcome.FAILED, "server.defect", sentence);
        }
        ledger.record(run);
        metrics.ended(run);
        tell(run, earlier);
        return run;
    }

    private ScheduledRun problem(
            CommandSchedule schedule,
            LocalDate date,
            Optional<ScheduledRun> earlier,
            Outcome outcome,
            String code,
            String sentence) {
        return run(schedule, date, earlier, outcome, Optional.empty(), Optional.of(new Problem(code, sentence)));
    }

    private ScheduledRun run(
            CommandSchedule schedule,
            LocalDate date,
            Optional<ScheduledRun> earlier,
            Outcome outcome,
            Optional<PositionRange> positions,
            Optional<Problem> problem) {
        Instant now = clock.instant();
        return earlier.map(one -> one.again(now, outcome, positions, problem))
                .orElseGet(() -> ScheduledRun.first(schedule.name(), date, now, outcome, positions, problem));
    }

    /** A problem is logged once, and again when it changes. */
    private static void tell(ScheduledRun run, Optional<ScheduledRun> earlier) {
        String sentence = run.problem().map(Problem::sentence).orElse("");
        switch (run.outcome()) {
            case DONE ->
                LOG.infof(
                        "The schedule %s: the command of %s is carried out. Events: %s",
                        run.schedule(),
                        run.date(),
                        run.positions()
                                .map(events -> events.first() + " to " + events.last())
                                .orElse("none"));
            case GIVEN_UP ->
                LOG.errorf(
                        "The schedule %s: the command of %s is given up after %s tries: %s Send it yourself if it is still needed",
                        run.schedule(), run.date(), run.tries(), sentence);
            default -> {
                boolean isKnown = earlier.map(ScheduledRun::problem).equals(Optional.of(run.problem()));
                LOG.logf(
                        isKnown ? Logger.Level.DEBUG : Logger.Level.WARN,
                        "The schedule %s: the command of %s is %s: %s It is sent again at %s",
                        run.schedule(),
                        run.date(),
                        run.outcome().code(),
                        sentence,
                        run.nextTry());
            }
        }
    }
}

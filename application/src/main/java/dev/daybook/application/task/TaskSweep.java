package dev.daybook.application.task;

import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.job.ScheduledJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Wakes tasks whose message was lost or whose pause is over. Several servers may sweep at once; each takes other rows.
 * The sweep also records the tasks that are not written together with their event: those of webhooks.
 *
 * <p>While tasks are recorded faster than they are carried out, the ledger is the queue: a sweep gives the carrier as
 * many tasks as it has room for, and later sweeps give it the others. A message for each task would cost an append more
 * than its rows do.
 */
public final class TaskSweep implements ScheduledJob {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration BETWEEN_FIGURES = Duration.ofMillis(2_500);

    /** Counting tasks takes at most a hundredth of the time. */
    private static final int TIME_FOR_FIGURES = 100;

    private final TaskLedger ledger;
    private final TaskHandlers handlers;
    private final TaskCarrier carrier;
    private final TaskWatch watch;
    private final TaskTransaction transaction;
    private final Supplier<List<UUID>> recording;
    private final Clock clock;
    private boolean behind;
    private Instant figuresDue;

    /**
     * A sweep of that ledger.
     *
     * @param recording records some of the missing tasks and returns their ids; empty when none is missing any more
     */
    public TaskSweep(
            TaskLedger ledger,
            TaskHandlers handlers,
            TaskCarrier carrier,
            TaskWatch watch,
            TaskTransaction transaction,
            Supplier<List<UUID>> recording,
            Clock clock) {
        this.ledger = ledger;
        this.handlers = handlers;
        this.carrier = carrier;
        this.watch = watch;
        this.transaction = transaction;
        this.recording = recording;
        this.clock = clock;
        this.figuresDue = clock.instant();
    }

    @Override
    public String name() {
        return "task-sweep";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    @Override
    public void run(JobContext context) {
        sweep();
        if (!clock.instant().isBefore(figuresDue)) {
            count();
        }
    }

    private void count() {
        Instant begun = clock.instant();
        watch.figures(ledger.figures());
        Duration pause = Duration.between(begun, clock.instant()).multipliedBy(TIME_FOR_FIGURES);
        figuresDue = begun.plus(pause.compareTo(BETWEEN_FIGURES) > 0 ? pause : BETWEEN_FIGURES);
    }

    private void sweep() {
        List<UUID> recorded;
        do {
            recorded = transaction.call(recording);
            carrier.wake(recorded);
        } while (!recorded.isEmpty());
        wakeForgotten(handlers.readyKinds(), Math.min(MOST_AT_ONCE, carrier.room()));
    }

    private void wakeForgotten(List<String> kinds, int most) {
        behind |= carrier.hasLost();
        if (kinds.isEmpty() || most == 0) {
            return;
        }
        boolean alsoNew = behind;
        List<UUID> forgotten = transaction.call(() -> ledger.takeForgotten(kinds, alsoNew, most));
        carrier.wake(forgotten);
        behind = alsoNew && forgotten.size() == most;
    }
}

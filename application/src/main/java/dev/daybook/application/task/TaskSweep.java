package dev.daybook.application.task;

import dev.daybook.application.readiness.Readiness;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Looks for tasks that nobody looks after: their message was lost, or their pause is over. Several servers may sweep at
 * once; each takes other rows. Whoever sweeps also has those tasks recorded that are not made with their event.
 *
 * <p>While tasks are recorded faster than they are carried out, the ledger is the queue: the carrier is told of as many as
 * it has room for, and of the next ones here when some of them are done. A message for each would cost an append more than
 * its rows do.
 */
public final class TaskSweep {

    private static final Logger LOG = Logger.getLogger(TaskSweep.class);
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration BETWEEN_FIGURES = Duration.ofMillis(2_500);
    /** Of all time, so little goes into counting at the most: a hundredth. */
    private static final int TIME_FOR_FIGURES = 100;

    private final TaskLedger ledger;
    private final TaskHandlers handlers;
    private final TaskCarrier carrier;
    private final TaskWatch watch;
    private final TaskTransaction transaction;
    private final Supplier<List<UUID>> recording;
    private final Readiness readiness;
    private boolean failing;
    private boolean behind;
    private long figuresDue = System.nanoTime();

    /**
     * A sweeper of that ledger.
     *
     * @param recording records tasks that are not there yet, some at a time, and gives their ids; none at the end
     */
    public TaskSweep(
            TaskLedger ledger,
            TaskHandlers handlers,
            TaskCarrier carrier,
            TaskWatch watch,
            TaskTransaction transaction,
            Supplier<List<UUID>> recording,
            Readiness readiness) {
        this.ledger = ledger;
        this.handlers = handlers;
        this.carrier = carrier;
        this.watch = watch;
        this.transaction = transaction;
        this.recording = recording;
        this.readiness = readiness;
    }

    /** One round; never fails, for the next one comes soon. */
    public void run() {
        if (!readiness.isReady()) {
            return;
        }
        try {
            sweep();
            if (System.nanoTime() - figuresDue >= 0) {
                count();
            }
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn("The ledger of tasks could not be swept; it will be tried again", failure);
            }
            failing = true;
        }
    }

    private void count() {
        long begun = System.nanoTime();
        watch.figures(ledger.figures());
        long took = System.nanoTime() - begun;
        figuresDue = begun + Math.max(BETWEEN_FIGURES.toNanos(), took * TIME_FOR_FIGURES);
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

package dev.daybook.application.task;

import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The operators' actions on tasks. Each action is recorded with its actor and time, in the transaction that carries it
 * out.
 */
public final class TaskOperations {

    private static final int AT_ONCE = 500;
    private static final int LONGEST_REASON = 500;

    private final TaskLedger ledger;
    private final TaskCarrier carrier;
    private final TaskTransaction transaction;

    public TaskOperations(TaskLedger ledger, TaskCarrier carrier, TaskTransaction transaction) {
        this.ledger = ledger;
        this.carrier = carrier;
        this.transaction = transaction;
    }

    /**
     * Lets a task that is dead, or waits, be tried again at once and with all its attempts.
     *
     * @throws Rejection if there is none, or it is finished
     */
    public RecordedTaskState retry(UUID taskId, String actor) {
        RecordedTaskState task = transaction.call(() -> ledger.retry(taskId, actor));
        carrier.wake(List.of(taskId));
        return task;
    }

    /**
     * Lets every dead task be tried again; if a kind is given, only those of this kind.
     *
     * @return how many
     */
    public long retryDead(Optional<String> kind, String actor) {
        long retried = 0;
        List<UUID> ids;
        do {
            ids = transaction.call(() -> ledger.retryDead(kind, actor, AT_ONCE));
            carrier.wake(ids);
            retried += ids.size();
        } while (ids.size() == AT_ONCE);
        return retried;
    }

    /**
     * Gives a task up. A repeat changes nothing.
     *
     * @throws Rejection if there is none, or it is done
     */
    public RecordedTaskState discard(UUID taskId, String actor, String reason) {
        if (!VisibleText.fits(reason.strip(), LONGEST_REASON)) {
            throw Rejection.refused(
                    "task.reason-missing",
                    "Discarding a task needs a reason of 1 to " + LONGEST_REASON + VisibleText.RULE + ".");
        }
        RecordedTaskState task = transaction.call(() -> ledger.discard(taskId, actor, reason.strip()));
        // after the commit, so that the task that waited behind it is found
        task.orderingKey().flatMap(ledger::nextInOrder).ifPresent(next -> carrier.wake(List.of(next)));
        return task;
    }
}

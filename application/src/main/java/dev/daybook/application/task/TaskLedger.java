package dev.daybook.application.task;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The port to the ledger of tasks. Methods that change it need a transaction of the caller; methods that only read need
 * none.
 */
public interface TaskLedger {

    /**
     * How many tasks each status has. The numbers are exact, except for done tasks: if there are too many to count
     * quickly, their number is an estimate.
     */
    Map<String, Long> countByStatus();

    /** The tasks that are not done, by kind and status. */
    List<TaskFigure> figures();

    /**
     * Tasks in the order of their events.
     *
     * @param after the last task of the page before
     */
    List<RecordedTaskState> findPage(
            Optional<TaskStatus> status, Optional<String> kind, Optional<UUID> after, int limit);

    /** That task and its history. */
    Optional<TaskHistory> find(UUID taskId);

    /**
     * Takes this task for the rest of the transaction, if its kind is one of {@code kinds}, it waits, its time has
     * come, no other transaction holds it, and no earlier task with its ordering key waits.
     *
     * @param kinds the kinds that can be carried out
     */
    Optional<ClaimedTask> claim(UUID taskId, Collection<String> kinds);

    /**
     * Records that an attempt begins. Call it in a transaction of its own that ends before the attempt does, and not in
     * the one that has claimed the task.
     */
    void begin(UUID taskId, int attempt, String node);

    /** The attempt succeeded. */
    void done(ClaimedTask task, String detail);

    /** The attempt failed and is repeated after that pause. */
    void failed(ClaimedTask task, String error, Duration pause);

    /** The attempt failed, and it was the last. */
    void dead(ClaimedTask task, String error);

    /** Nothing was attempted; the task comes up again soon. */
    void putOff(ClaimedTask task);

    /** The next waiting task with this ordering key, as committed data shows it. Call it after a commit. */
    Optional<UUID> nextInOrder(String orderingKey);

    /**
     * Claims overdue tasks, so that this server alone sends them again.
     *
     * @param kinds the kinds that can be carried out
     * @param alsoNew also claims tasks that were never sent to a consumer
     * @return in the order in which they are to be woken
     */
    List<UUID> takeForgotten(Collection<String> kinds, boolean alsoNew, int limit);

    /**
     * Lets a task be tried again from the start.
     *
     * @throws dev.daybook.domain.kernel.Rejection if there is none, or it is finished
     */
    RecordedTaskState retry(UUID taskId, String actor);

    /** Lets dead tasks be tried again; if a kind is given, only those of this kind. */
    List<UUID> retryDead(Optional<String> kind, String actor, int limit);

    /**
     * Gives a task up.
     *
     * @throws dev.daybook.domain.kernel.Rejection if there is none, or it is done
     */
    RecordedTaskState discard(UUID taskId, String actor, String reason);
}

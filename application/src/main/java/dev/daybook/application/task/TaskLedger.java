package dev.daybook.application.task;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The port to the ledger of tasks. What changes it wants a transaction of its caller's; what only asks wants none. */
public interface TaskLedger {

    /**
     * How many tasks there are of each status that occurs; exactly, but for those that are done as soon as there are so many
     * that counting them would take long: then it is about so many.
     */
    Map<String, Long> countByStatus();

    /** What is not done, by kind and status. */
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
     * Takes that task for the rest of this transaction, if it is of one of those kinds, waits, its time has come, nobody
     * else has it, and no earlier task of the same order waits.
     *
     * @param kinds the kinds that can be carried out
     */
    Optional<ClaimedTask> claim(UUID taskId, Collection<String> kinds);

    /** Records that an attempt begins; in a transaction that ends before the attempt does, and not the one that claimed. */
    void begin(UUID taskId, int attempt, String node);

    /** The attempt succeeded. */
    void done(ClaimedTask task, String detail);

    /** The attempt failed and is repeated after that pause. */
    void failed(ClaimedTask task, String error, Duration pause);

    /** The attempt failed, and it was the last. */
    void dead(ClaimedTask task, String error);

    /** Nothing was attempted; the task is looked at again soon. */
    void putOff(ClaimedTask task);

    /** The next task that waits in that order, as everybody sees it: to be asked after a commit. */
    Optional<UUID> nextInOrder(String orderingKey);

    /**
     * Claims overdue tasks, so that this server alone sends them again.
     *
     * @param kinds the kinds that can be carried out
     * @param alsoNew those as well who have never been waited for, because they were not told of
     * @return in the order in which they are to be woken
     */
    List<UUID> takeForgotten(Collection<String> kinds, boolean alsoNew, int limit);

    /**
     * Has a task tried again from the start.
     *
     * @throws dev.daybook.domain.kernel.Rejection if there is none, or it is finished
     */
    RecordedTaskState retry(UUID taskId, String actor);

    /** Has dead tasks tried again, of one kind if one is given. */
    List<UUID> retryDead(Optional<String> kind, String actor, int limit);

    /**
     * Has a task given up.
     *
     * @throws dev.daybook.domain.kernel.Rejection if there is none, or it is done
     */
    RecordedTaskState discard(UUID taskId, String actor, String reason);
}

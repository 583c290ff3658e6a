package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.application.task.ClaimedTask;
import dev.daybook.application.task.OperatorAction;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskAttempt;
import dev.daybook.application.task.TaskFigure;
import dev.daybook.application.task.TaskHistory;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The ledger of tasks in PostgreSQL.
 *
 * <p>Whether a time has come is asked of the database's clock alone, which all servers share.
 */
@Singleton
public class JdbcTaskLedger implements TaskLedger {

    /** A row whose predecessor in its order waits is not looked at: it is woken when that one is finished. */
    private static final String FIRST_IN_ORDER = "(t.ordering_key is null or not exists (select from task e"
            + " where e.ordering_key = t.ordering_key and e.status = 'WAITING'"
            + " and (e.position, e.id) < (t.position, t.id)))";

    private static final String TO_BE_DONE = "t.id = ? and t.kind = any(?) and t.status = 'WAITING'"
            + " and (t.attempts = 0 or t.next_attempt_at <= clock_timestamp()) and " + FIRST_IN_ORDER;

    /** Who was woken and not carried out is woken again, less and less often: the message may stand in a long line. */
    private static final String WAKE_LATER =
            "wakes = t.wakes + 1, wake_at = clock_timestamp() + %d * interval '1 second' * (1 << least(t.wakes, 8))";

    private static final int SECONDS_FORGOTTEN = 30;
    private static final int SECONDS_PUT_OFF = 2;
    private static final int COUNTED_ONE_BY_ONE = 200_000;

    private final Rows read;
    private final Rows write;

    @Inject
    public JdbcTaskLedger(Databases databases) {
        this.read = new Rows(databases.eventLog().read(), "Reading the ledger of tasks");
        this.write = new Rows(databases.eventLog().xa(), "Writing the ledger of tasks");
    }

    @Override
    public Map<String, Long> countByStatus() {
        Map<String, Long> counts = new LinkedHashMap<>();
        read.list(
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        "with unfinished as (select status, count(*) as tasks from task where status <> 'DONE' group by status),"
                                + " known as (select reltuples::bigint as rows from pg_class where oid = 'task'::regclass)"
                                + " select status, tasks from (select status, tasks from unfinished union all"
                                + " select 'DONE', case when rows < " + COUNTED_ONE_BY_ONE
                                + " then (select count(*) from task where status = 'DONE')"
                                + " else rows - (select coalesce(sum(tasks), 0) from unfinished) end from known) counted"
                                + " where tasks > 0 order by status")
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public List<TaskFigure> figures() {
        return read.list(
                row -> new TaskFigure(
                        row.getString("kind"),
                        TaskStatus.valueOf(row.getString("status")),
                        row.getLong("tasks"),
                        Duration.ofMillis(row.getLong("age"))),
                "select kind, status, count(*) as tasks, greatest(0,"
                        + " extract(epoch from clock_timestamp() - min(recorded_at)) * 1000)::bigint as age"
                        + " from task where status <> 'DONE' group by kind, status order by kind, status");
    }

    @Override
    public List<RecordedTaskState> findPage(
            Optional<TaskStatus> status, Optional<String> kind, Optional<UUID> after, int limit) {
        StringBuilder sql = new StringBuilder("select ").append(TaskRow.COLUMNS).append(" from task where true");
        List<Object> arguments = new ArrayList<>();
        status.ifPresent(wanted -> {
            // said as a constant as well, so that the partial index of what is not done can be used
            sql.append(wanted == TaskStatus.DONE ? " and status = ?" : " and status = ? and status <> 'DONE'");
            arguments.add(wanted.name());
        });
        kind.ifPresent(wanted -> {
            sql.append(" and kind = ?");
            arguments.add(wanted);
        });
        after.ifPresent(last -> {
            sql.append(" and id > ?");
            arguments.add(last);
        });
        // ids grow with the log
        sql.append(" order by id limit ?");
        arguments.add(limit);
        return read.list(TaskRow::state, sql.toString(), arguments.toArray());
    }

    @Override
    public Optional<TaskHistory> find(UUID taskId) {
        return read.first(
                        row -> Map.entry(TaskRow.state(row), row.getString("payload")),
                        "select " + TaskRow.COLUMNS + ", payload from task where id = ?",
                        taskId)
                .map(task -> new TaskHistory(task.getKey(), task.getValue(), attempts(taskId), actions(taskId)));
    }

    private List<TaskAttempt> attempts(UUID taskId) {
        return read.list(
                row -> new TaskAttempt(
                        row.getInt("number"),
                        row.getString("node"),
                        Rows.instant(row, "started_at"),
                        Rows.instantIfAny(row, "finished_at"),
                        Rows.textIfAny(row, "outcome"),
                        Rows.textIfAny(row, "detail")),
                "select number, node, started_at, finished_at, outcome, detail from task_attempt where task_id = ?"
                        + " order by number",
                taskId);
    }

    private List<OperatorAction> actions(UUID taskId) {
        return read.list(
                row -> new OperatorAction(
                        row.getString("action"),
                        row.getString("actor"),
                        Rows.textIfAny(row, "reason"),
                        Rows.instant(row, "recorded_at")),
                "select action, actor, reason, recorded_at from operator_action where task_id = ? order by id",
                taskId);
    }

    @Override
    public Optional<ClaimedTask> claim(UUID taskId, Collection<String> kinds) {
        String[] ready = kinds.toArray(String[]::new);
        // first outside of the transaction: most messages that come too early or too often then cost no branch in its
        // commit
        if (read.first(Rows::id, "select t.id from task t where " + TO_BE_DONE, taskId, ready)
                .isEmpty()) {
            return Optional.empty();
        }
        // a lock that foreign keys do not need: attempts refer to the row while it is held
        return write.first(
                row -> new ClaimedTask(
                        Rows.id(row),
                        row.getString("kind"),
                        row.getString("payload"),
                        Rows.textIfAny(row, "ordering_key"),
                        row.getInt("begun"),
                        row.getInt("forgiven"),
                        Rows.instant(row, "recorded_at")),
                "select t.id, t.kind, t.payload, t.ordering_key, t.forgiven, t.recorded_at,"
                        + " coalesce((select max(number) from task_attempt a where a.task_id = t.id), 0) as begun"
                        + " from task t where " + TO_BE_DONE + " for no key update of t skip locked",
                taskId,
                ready);
    }

    @Override
    public void begin(UUID taskId, int attempt, String node) {
        write.change(
                "insert into task_attempt (task_id, number, node, started_at) values (?, ?, ?, clock_timestamp())",
                taskId,
                attempt,
                node);
    }

    @Override
    public void done(ClaimedTask task, String detail) {
        end(task, "DONE", detail);
        write.change(
                "update task set status = 'DONE', attempts = ?, last_error = null, finished_at = clock_timestamp()"
                        + " where id = ?",
                task.nextAttempt(),
                task.id());
    }

    @Override
    public void failed(ClaimedTask task, String error, Duration pause) {
        end(task, "FAILED", error);
        write.change(
                "update task set attempts = ?, last_error = ?, wakes = 0,"
                        + " next_attempt_at = clock_timestamp() + ? * interval '1 millisecond',"
                        + " wake_at = clock_timestamp() + ? * interval '1 millisecond' where id = ?",
                task.nextAttempt(),
                Rows.printable(error),
                pause.toMillis(),
                pause.toMillis(),
                task.id());
    }

    @Override
    public void dead(ClaimedTask task, String error) {
        end(task, "FAILED", error);
        write.change(
                "update task set status = 'DEAD', last_error = ?, finished_at = clock_timestamp(), attempts ="
                        + " (select coalesce(max(number), 0) from task_attempt where task_id = ?) where id = ?",
                Rows.printable(error),
                task.id(),
                task.id());
    }

    private void end(ClaimedTask task, String outcome, String detail) {
        write.change(
                "update task_attempt set finished_at = clock_timestamp(), outcome = ?, detail = ?"
                        + " where task_id = ? and number = ?",
                outcome,
                Rows.printable(detail),
                task.id(),
                task.nextAttempt());
    }

    @Override
    public void putOff(ClaimedTask task) {
        write.change("update task t set " + WAKE_LATER.formatted(SECONDS_PUT_OFF) + " where id = ?", task.id());
    }

    @Override
    public Optional<UUID> nextInOrder(String orderingKey) {
        return read.first(
                Rows::id,
                "select id from task where ordering_key = ? and status = 'WAITING' order by position, id limit 1",
                orderingKey);
    }

    @Override
    public List<UUID> takeForgotten(Collection<String> kinds, boolean alsoNew, int limit) {
        record Woken(UUID id, long position) {}
        return write
                .list(
                        row -> new Woken(Rows.id(row), row.getLong("position")),
                        "update task t set " + WAKE_LATER.formatted(SECONDS_FORGOTTEN)
                                + " where id in (select forgotten.id from unnest(?::text[]) ready (kind)"
                                // of each kind by itself: those of the others may be many and wait for long
                                + " cross join lateral (select t.id, t.wake_at from task t"
                                + " where t.status = 'WAITING' and t.kind = ready.kind"
                                // not clock_timestamp: an index is asked for what stays the same while it is asked
                                + " and (t.wake_at <= statement_timestamp()"
                                + (alsoNew ? " or t.wakes + t.attempts = 0" : "")
                                + ") and " + FIRST_IN_ORDER
                                + " order by t.wake_at limit ? for no key update of t skip locked) forgotten"
                                + " order by forgotten.wake_at limit ?)"
                                + " returning t.id, t.position",
                        kinds.toArray(String[]::new),
                        limit,
                        limit)
                .stream()
                .sorted(Comparator.comparingLong(Woken::position))
                .map(Woken::id)
                .toList();
    }

    @Override
    public RecordedTaskState retry(UUID taskId, String actor) {
        RecordedTaskState task = lock(taskId);
        if (task.status() != TaskStatus.DEAD && task.status() != TaskStatus.WAITING) {
            throw finished(task, "tried again");
        }
        return retry("id = ?", taskId, actor, 1).get(0);
    }

    @Override
    public List<UUID> retryDead(Optional<String> kind, String actor, int limit) {
        return retry("status = 'DEAD' and kind = coalesce(?::text, kind)", kind, actor, limit).stream()
                .sorted(Comparator.comparingLong(RecordedTaskState::position))
                .map(RecordedTaskState::id)
                .toList();
    }

    private List<RecordedTaskState> retry(String which, Object argument, String actor, int limit) {
        return write.list(
                TaskRow::state,
                "with retried as (update task t set status = 'WAITING', finished_at = null, wakes = 0,"
                        + " forgiven = coalesce((select max(number) from task_attempt a where a.task_id = t.id), 0),"
                        + " next_attempt_at = clock_timestamp(), wake_at = clock_timestamp() + interval '5 seconds'"
                        + " where t.id in (select id from task where " + which
                        + " order by id limit ? for no key update skip locked) returning t.*),"
                        + " recorded as (insert into operator_action (task_id, action, actor)"
                        + " select id, 'RETRY', ? from retried)"
                        + " select " + TaskRow.COLUMNS + " from retried",
                argument,
                limit,
                actor);
    }

    @Override
    public RecordedTaskState discard(UUID taskId, String actor, String reason) {
        RecordedTaskState task = lock(taskId);
        if (task.status() == TaskStatus.DONE) {
            throw finished(task, "discarded");
        }
        if (task.status() == TaskStatus.DISCARDED) {
            return task;
        }
        write.change(
                "insert into operator_action (task_id, action, actor, reason) values (?, 'DISCARD', ?, ?)",
                taskId,
                actor,
                reason);
        return write.first(
                        TaskRow::state,
                        "update task set status = 'DISCARDED', finished_at = clock_timestamp() where id = ? returning "
                                + TaskRow.COLUMNS,
                        taskId)
                .orElseThrow();
    }

    private RecordedTaskState lock(UUID taskId) {
        return write.first(
                        TaskRow::state,
                        "select " + TaskRow.COLUMNS + " from task where id = ? for no key update skip locked",
                        taskId)
                .orElseThrow(() -> read.first(Rows::id, "select id from task where id = ?", taskId)
                        .map(there -> Rejection.conflict(
                                "task.running", "The task " + taskId + " is being carried out at this moment."))
                        .orElseGet(() -> Rejection.unknown("task", taskId)));
    }

    private static Rejection finished(RecordedTaskState task, String wanted) {
        return Rejection.conflict(
                "task.finished", "The task " + task.id() + " cannot be " + wanted + ": it is " + task.status() + ".");
    }
}

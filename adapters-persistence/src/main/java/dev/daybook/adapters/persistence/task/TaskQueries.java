package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.task.OperatorAction;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskAttempt;
import dev.daybook.application.task.TaskFigure;
import dev.daybook.application.task.TaskHistory;
import dev.daybook.application.task.TaskStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What operators see of the ledger of tasks. It changes nothing. */
final class TaskQueries {

    private static final String READING = "Reading the ledger of tasks";
    private static final int COUNTED_ONE_BY_ONE = 200_000;

    private final Connections read;

    TaskQueries(Connections read) {
        this.read = read;
    }

    /** Done tasks are counted while there are few of them; the number of many is estimated from the table's statistics. */
    private static final Sql COUNTS = Sql.of("""
            with
              unfinished as (select status, count(*) as tasks from task where status <> 'DONE' group by status),
              known as (select reltuples::bigint as rows from pg_class where oid = 'task'::regclass),
              counted as (
                select status, tasks from unfinished
                union all
                select 'DONE',
                  case
                    when rows < :countedOneByOne then (select count(*) from task where status = 'DONE')
                    else rows - (select coalesce(sum(tasks), 0) from unfinished)
                  end
                from known)
            select status, tasks::bigint as tasks
            from counted
            where tasks > 0
            order by status
            """);

    Map<String, Long> countByStatus() {
        Map<String, Long> counts = new LinkedHashMap<>();
        read.use(
                        READING,
                        connection -> COUNTS.on(connection)
                                .with("countedOneByOne", COUNTED_ONE_BY_ONE)
                                .list(row -> Map.entry(row.text("status"), row.number("tasks"))))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static final Sql FIGURES = Sql.of("""
            select kind, status, count(*) as tasks,
              greatest(0, extract(epoch from clock_timestamp() - min(recorded_at)) * 1000)::bigint as age
            from task
            where status <> 'DONE'
            group by kind, status
            order by kind, status
            """);

    List<TaskFigure> figures() {
        return read.use(
                READING,
                connection -> FIGURES.on(connection)
                        .list(row -> new TaskFigure(
                                row.text("kind"),
                                TaskStatus.valueOf(row.text("status")),
                                row.number("tasks"),
                                Duration.ofMillis(row.number("age")))));
    }

    /** The statement names only the filters that are given, so that PostgreSQL can use their indexes. */
    List<RecordedTaskState> findPage(
            Optional<TaskStatus> status, Optional<String> kind, Optional<UUID> after, int limit) {
        StringBuilder sql = new StringBuilder("select ").append(TaskRow.COLUMNS).append("from task where true");
        Map<String, Object> values = new HashMap<>();
        status.ifPresent(wanted -> {
            // the constant lets PostgreSQL use the partial index of the tasks that are not done
            sql.append(
                    wanted == TaskStatus.DONE ? " and status = :status" : " and status = :status and status <> 'DONE'");
            values.put("status", wanted.name());
        });
        kind.ifPresent(wanted -> {
            sql.append(" and kind = :kind");
            values.put("kind", wanted);
        });
        after.ifPresent(last -> {
            sql.append(" and id > :after");
            values.put("after", last);
        });
        // ids grow with the log
        sql.append(" order by id limit :limit");
        values.put("limit", limit);
        Sql page = Sql.of(sql.toString());
        return read.use(READING, connection -> page.on(connection).with(values).list(TaskRow::state));
    }

    private static final Sql FIND = Sql.of("select payload, " + TaskRow.COLUMNS + "from task where id = :task");

    Optional<TaskHistory> find(UUID taskId) {
        return read.use(
                READING,
                connection -> FIND.on(connection)
                        .with("task", taskId)
                        .first(row -> history(row, attempts(connection, taskId), actions(connection, taskId))));
    }

    private static TaskHistory history(Row row, List<TaskAttempt> attempts, List<OperatorAction> actions)
            throws SQLException {
        return new TaskHistory(TaskRow.state(row), row.text("payload"), attempts, actions);
    }

    private static final Sql ATTEMPTS = Sql.of("""
            select number, node, started_at, finished_at, outcome, detail
            from task_attempt
            where task_id = :task
            order by number
            """);

    private static List<TaskAttempt> attempts(Connection connection, UUID taskId) throws SQLException {
        return ATTEMPTS.on(connection)
                .with("task", taskId)
                .list(row -> new TaskAttempt(
                        row.integer("number"),
                        row.text("node"),
                        row.instant("started_at"),
                        row.optionalInstant("finished_at"),
                        row.optionalText("outcome"),
                        row.optionalText("detail")));
    }

    private static final Sql ACTIONS = Sql.of("""
            select action, actor, reason, recorded_at
            from operator_action
            where task_id = :task
            order by id
            """);

    private static List<OperatorAction> actions(Connection connection, UUID taskId) throws SQLException {
        return ACTIONS.on(connection)
                .with("task", taskId)
                .list(row -> new OperatorAction(
                        row.text("action"), row.text("actor"), row.optionalText("reason"), row.instant("recorded_at")));
    }
}

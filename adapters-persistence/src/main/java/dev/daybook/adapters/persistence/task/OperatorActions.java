package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.domain.kernel.Rejection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What operators do to tasks. Each action is recorded in the transaction that carries it out. */
final class OperatorActions {

    private static final String WRITING = "Writing the ledger of tasks";

    private final Connections read;
    private final Connections write;

    OperatorActions(Connections read, Connections write) {
        this.read = read;
        this.write = write;
    }

    private static final Sql RETRY_ONE = retry("id = :task");
    private static final Sql RETRY_DEAD = retry("status = 'DEAD' and kind = coalesce(:kind::text, kind)");

    private static Sql retry(String which) {
        return Sql.of("""
                with
                  retried as (
                    update task t
                    set status = 'WAITING', finished_at = null, wakes = 0,
                      forgiven = coalesce((select max(number) from task_attempt a where a.task_id = t.id), 0),
                      next_attempt_at = clock_timestamp(), wake_at = clock_timestamp() + interval '5 seconds'
                    where t.id in (
                      select id from task where %s order by id limit :limit for no key update skip locked)
                    returning t.*),
                  recorded as (
                    insert into operator_action (task_id, action, actor)
                    select id, 'RETRY', :actor from retried)
                select %s from retried
                """.formatted(which, TaskRow.COLUMNS));
    }

    RecordedTaskState retry(UUID taskId, String actor) {
        RecordedTaskState task = lock(taskId);
        if (task.status() != TaskStatus.DEAD && task.status() != TaskStatus.WAITING) {
            throw finished(task, "tried again");
        }
        return write.use(
                WRITING,
                connection -> RETRY_ONE
                        .on(connection)
                        .with("task", taskId)
                        .with("limit", 1)
                        .with("actor", actor)
                        .first(TaskRow::state)
                        .orElseThrow());
    }

    List<UUID> retryDead(Optional<String> kind, String actor, int limit) {
        return write
                .use(
                        WRITING,
                        connection -> RETRY_DEAD
                                .on(connection)
                                .with("kind", kind)
                                .with("limit", limit)
                                .with("actor", actor)
                                .list(TaskRow::state))
                .stream()
                .sorted(Comparator.comparingLong(RecordedTaskState::position))
                .map(RecordedTaskState::id)
                .toList();
    }

    private static final Sql RECORD_DISCARD = Sql.of("""
            insert into operator_action (task_id, action, actor, reason)
            values (:task, 'DISCARD', :actor, :reason)
            """);

    private static final Sql DISCARD = Sql.of("""
            update task
            set status = 'DISCARDED', finished_at = clock_timestamp()
            where id = :task
            returning
            """ + TaskRow.COLUMNS);

    RecordedTaskState discard(UUID taskId, String actor, String reason) {
        RecordedTaskState task = lock(taskId);
        if (task.status() == TaskStatus.DONE) {
            throw finished(task, "discarded");
        }
        if (task.status() == TaskStatus.DISCARDED) {
            return task;
        }
        return write.use(WRITING, connection -> {
            RECORD_DISCARD
                    .on(connection)
                    .with("task", taskId)
                    .with("actor", actor)
                    .with("reason", reason)
                    .update();
            return DISCARD.on(connection)
                    .with("task", taskId)
                    .first(TaskRow::state)
                    .orElseThrow();
        });
    }

    private static final Sql LOCK =
            Sql.of("select " + TaskRow.COLUMNS + "from task where id = :task for no key update skip locked");

    private static final Sql EXISTS = Sql.of("select id from task where id = :task");

    private RecordedTaskState lock(UUID taskId) {
        return write.use(
                        WRITING,
                        connection -> LOCK.on(connection).with("task", taskId).first(TaskRow::state))
                .orElseThrow(() -> notLocked(taskId));
    }

    private Rejection notLocked(UUID taskId) {
        Optional<UUID> task = read.use(
                "Reading the ledger of tasks",
                connection -> EXISTS.on(connection).with("task", taskId).first(row -> row.uuid("id")));
        return task.isPresent()
                ? Rejection.conflict("task.running", "The task " + taskId + " is being carried out at this moment.")
                : Rejection.unknown("task", taskId);
    }

    private static Rejection finished(RecordedTaskState task, String wanted) {
        return Rejection.conflict(
                "task.finished", "The task " + task.id() + " cannot be " + wanted + ": it is " + task.status() + ".");
    }
}

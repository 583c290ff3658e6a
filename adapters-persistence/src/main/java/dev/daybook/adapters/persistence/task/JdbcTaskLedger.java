package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.application.task.ClaimedTask;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskFigure;
import dev.daybook.application.task.TaskHistory;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The ledger of tasks in PostgreSQL.
 *
 * <p>Only the database's clock decides whether a time has come, because all servers share it.
 */
@Singleton
public class JdbcTaskLedger implements TaskLedger {

    private static final String READING = "Reading the ledger of tasks";
    private static final String WRITING = "Writing the ledger of tasks";
    private static final int LONGEST_TEXT = 1_000;
    private static final int SECONDS_FORGOTTEN = 30;
    private static final int SECONDS_PUT_OFF = 2;

    /** A task whose predecessor in its order waits is not looked at. It is woken when the predecessor is finished. */
    private static final String IS_FIRST_IN_ORDER = """
            (t.ordering_key is null or not exists (
              select from task e
              where e.ordering_key = t.ordering_key
                and e.status = 'WAITING'
                and (e.position, e.id) < (t.position, t.id)))
            """;

    private static final String CAN_BE_CARRIED_OUT = """
            t.id = :task
              and t.kind = any(:kinds)
              and t.status = 'WAITING'
              and (t.attempts = 0 or t.next_attempt_at <= clock_timestamp())
              and
            """ + IS_FIRST_IN_ORDER;

    /** A task that was woken and not carried out is woken again, less and less often: its message may wait in a queue. */
    private static final String WAKE_LATER = """
            wakes = t.wakes + 1,
            wake_at = clock_timestamp() + :seconds * interval '1 second' * (1 << least(t.wakes, 8))
            """;

    private final Connections read;
    private final Connections write;
    private final TaskQueries queries;
    private final OperatorActions actions;

    @Inject
    public JdbcTaskLedger(Databases databases) {
        this.read = new Connections(databases.eventLog().read());
        this.write = new Connections(databases.eventLog().xa());
        this.queries = new TaskQueries(read);
        this.actions = new OperatorActions(read, write);
    }

    @Override
    public Map<String, Long> countByStatus() {
        return queries.countByStatus();
    }

    @Override
    public List<TaskFigure> figures() {
        return queries.figures();
    }

    @Override
    public List<RecordedTaskState> findPage(
            Optional<TaskStatus> status, Optional<String> kind, Optional<UUID> after, int limit) {
        return queries.findPage(status, kind, after, limit);
    }

    @Override
    public Optional<TaskHistory> find(UUID taskId) {
        return queries.find(taskId);
    }

    private static final Sql LOOK = Sql.of("select t.id from task t where " + CAN_BE_CARRIED_OUT);

    /** Foreign keys do not conflict with this kind of lock: attempts refer to the row while it is held. */
    private static final Sql CLAIM = Sql.of("""
            select t.id, t.kind, t.payload, t.ordering_key, t.forgiven, t.recorded_at,
              coalesce((select max(number) from task_attempt a where a.task_id = t.id), 0) as begun
            from task t
            where %s
            for no key update of t skip locked
            """.formatted(CAN_BE_CARRIED_OUT));

    @Override
    public Optional<ClaimedTask> claim(UUID taskId, Collection<String> kinds) {
        String[] ready = kinds.toArray(String[]::new);
        // The first look is outside of the transaction. Most messages that come too early or too often end here, and so
        // the database takes no part in the commit.
        Optional<UUID> waiting = read.use(
                READING,
                connection -> LOOK.on(connection)
                        .with("task", taskId)
                        .with("kinds", ready)
                        .first(row -> row.uuid("id")));
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        return write.use(
                WRITING,
                connection -> CLAIM.on(connection)
                        .with("task", taskId)
                        .with("kinds", ready)
                        .first(row -> new ClaimedTask(
                                row.uuid("id"),
                                row.text("kind"),
                                row.text("payload"),
                                row.optionalText("ordering_key"),
                                row.integer("begun"),
                                row.integer("forgiven"),
                                row.instant("recorded_at"))));
    }

    private static final Sql BEGIN = Sql.of("""
            insert into task_attempt (task_id, number, node, started_at)
            values (:task, :number, :node, clock_timestamp())
            """);

    @Override
    public void begin(UUID taskId, int attempt, String node) {
        write.use(
                WRITING,
                connection -> BEGIN.on(connection)
                        .with("task", taskId)
                        .with("number", attempt)
                        .with("node", node)
                        .update());
    }

    private static final Sql DONE = Sql.of("""
            update task
            set status = 'DONE', attempts = :attempts, last_error = null, finished_at = clock_timestamp()
            where id = :task
            """);

    @Override
    public void done(ClaimedTask task, String detail) {
        end(task, "DONE", detail);
        write.use(
                WRITING,
                connection -> DONE.on(connection)
                        .with("attempts", task.nextAttempt())
                        .with("task", task.id())
                        .update());
    }

    private static final Sql FAILED = Sql.of("""
            update task
            set attempts = :attempts, last_error = :error, wakes = 0,
              next_attempt_at = clock_timestamp() + :pause * interval '1 millisecond',
              wake_at = clock_timestamp() + :pause * interval '1 millisecond'
            where id = :task
            """);

    @Override
    public void failed(ClaimedTask task, String error, Duration pause) {
        end(task, "FAILED", error);
        write.use(
                WRITING,
                connection -> FAILED.on(connection)
                        .with("attempts", task.nextAttempt())
                        .with("error", printable(error))
                        .with("pause", pause.toMillis())
                        .with("task", task.id())
                        .update());
    }

    private static final Sql DEAD = Sql.of("""
            update task
            set status = 'DEAD', last_error = :error, finished_at = clock_timestamp(),
              attempts = (select coalesce(max(number), 0) from task_attempt where task_id = :task)
            where id = :task
            """);

    @Override
    public void dead(ClaimedTask task, String error) {
        end(task, "FAILED", error);
        write.use(
                WRITING,
                connection -> DEAD.on(connection)
                        .with("error", printable(error))
                        .with("task", task.id())
                        .update());
    }

    private static final Sql END = Sql.of("""
            update task_attempt
            set finished_at = clock_timestamp(), outcome = :outcome, detail = :detail
            where task_id = :task and number = :number
            """);

    private void end(ClaimedTask task, String outcome, String detail) {
        write.use(
                WRITING,
                connection -> END.on(connection)
                        .with("outcome", outcome)
                        .with("detail", printable(detail))
                        .with("task", task.id())
                        .with("number", task.nextAttempt())
                        .update());
    }

    /** A text from outside, without control characters and no longer than the database is to keep. */
    private static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line;
    }

    private static final Sql PUT_OFF = Sql.of("update task t set " + WAKE_LATER + "where id = :task");

    @Override
    public void putOff(ClaimedTask task) {
        write.use(
                WRITING,
                connection -> PUT_OFF.on(connection)
                        .with("seconds", SECONDS_PUT_OFF)
                        .with("task", task.id())
                        .update());
    }

    private static final Sql NEXT_IN_ORDER = Sql.of("""
            select id
            from task
            where ordering_key = :orderingKey and status = 'WAITING'
            order by position, id
            limit 1
            """);

    @Override
    public Optional<UUID> nextInOrder(String orderingKey) {
        return read.use(
                READING,
                connection -> NEXT_IN_ORDER
                        .on(connection)
                        .with("orderingKey", orderingKey)
                        .first(row -> row.uuid("id")));
    }

    private static final Sql TAKE_FORGOTTEN = takeForgotten("");
    private static final Sql TAKE_FORGOTTEN_AND_NEW = takeForgotten(" or t.wakes + t.attempts = 0");

    /**
     * Each kind is looked for by itself, because the tasks of another may be many and wait for long. The statement's own
     * time is used in the condition, because an index can be asked only for a value that stays the same.
     */
    private static Sql takeForgotten(String others) {
        return Sql.of("""
                update task t
                set %s
                where id in (
                  select forgotten.id
                  from unnest(:kinds::text[]) ready (kind)
                    cross join lateral (
                      select t.id, t.wake_at
                      from task t
                      where t.status = 'WAITING'
                        and t.kind = ready.kind
                        and (t.wake_at <= statement_timestamp()%s)
                        and %s
                      order by t.wake_at
                      limit :limit
                      for no key update of t skip locked) forgotten
                  order by forgotten.wake_at
                  limit :limit)
                returning t.id, t.position
                """.formatted(WAKE_LATER, others, IS_FIRST_IN_ORDER));
    }

    private record Woken(UUID id, long position) {}

    @Override
    public List<UUID> takeForgotten(Collection<String> kinds, boolean alsoNew, int limit) {
        Sql take = alsoNew ? TAKE_FORGOTTEN_AND_NEW : TAKE_FORGOTTEN;
        return write
                .use(
                        WRITING,
                        connection -> take.on(connection)
                                .with("seconds", SECONDS_FORGOTTEN)
                                .with("kinds", kinds.toArray(String[]::new))
                                .with("limit", limit)
                                .list(row -> new Woken(row.uuid("id"), row.number("position"))))
                .stream()
                .sorted(Comparator.comparingLong(Woken::position))
                .map(Woken::id)
                .toList();
    }

    @Override
    public RecordedTaskState retry(UUID taskId, String actor) {
        return actions.retry(taskId, actor);
    }

    @Override
    public List<UUID> retryDead(Optional<String> kind, String actor, int limit) {
        return actions.retryDead(kind, actor, limit);
    }

    @Override
    public RecordedTaskState discard(UUID taskId, String actor, String reason) {
        return actions.discard(taskId, actor, reason);
    }
}

package dev.daybook.application.inmemory;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.task.ClaimedTask;
import dev.daybook.application.task.OperatorAction;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskAttempt;
import dev.daybook.application.task.TaskFigure;
import dev.daybook.application.task.TaskHistory;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One server's way to the ledger of tasks in memory. */
public final class InMemoryTaskLedger implements TaskLedger {

    private static final Duration PUT_OFF = Duration.ofSeconds(2);
    private static final Comparator<InMemoryTaskRow> IN_ORDER = Comparator.<InMemoryTaskRow>comparingLong(
                    row -> row.task().position())
            .thenComparing(row -> row.task().id());

    private final InMemoryRows rows;
    private final InMemoryTransaction transaction;
    private final Clock clock;

    /** An attempt at a task. */
    private record AttemptRow(UUID taskId, TaskAttempt attempt) {}

    private record AttemptId(UUID taskId, int number) {}

    /** What an operator did to a task. */
    private record ActionRow(long number, UUID taskId, OperatorAction action) {}

    public InMemoryTaskLedger(InMemoryLogDatabase database, InMemoryTransaction transaction, Clock clock) {
        this.rows = database.rows();
        this.transaction = transaction;
        this.clock = clock;
    }

    private InMemoryRows.Changes changes() {
        return rows.in(transaction);
    }

    private Instant now() {
        return clock.instant();
    }

    private Stream<InMemoryTaskRow> committed() {
        return rows.findAll(InMemoryTaskRow.class).stream();
    }

    @Override
    public Map<String, Long> countByStatus() {
        Map<String, Long> counts = new TreeMap<>();
        committed().forEach(row -> counts.merge(row.status().name(), 1L, Long::sum));
        return counts;
    }

    @Override
    public List<TaskFigure> figures() {
        Map<String, TaskFigure> figures = new TreeMap<>();
        committed().filter(row -> row.status() != TaskStatus.DONE).forEach(row -> {
            Duration age = Duration.between(row.task().recordedAt(), now());
            TaskFigure one = new TaskFigure(row.task().kind(), row.status(), 1, age);
            figures.merge(one.kind() + " " + one.status(), one, InMemoryTaskLedger::sum);
        });
        return List.copyOf(figures.values());
    }

    private static TaskFigure sum(TaskFigure one, TaskFigure other) {
        Duration oldest = one.oldest().compareTo(other.oldest()) > 0 ? one.oldest() : other.oldest();
        return new TaskFigure(one.kind(), one.status(), one.count() + other.count(), oldest);
    }

    @Override
    public List<RecordedTaskState> findPage(
            Optional<TaskStatus> status, Optional<String> kind, Optional<UUID> after, int limit) {
        return committed()
                .filter(row -> status.map(row.status()::equals).orElse(true))
                .filter(row -> kind.map(row.task().kind()::equals).orElse(true))
                .filter(row ->
                        after.map(last -> row.task().id().compareTo(last) > 0).orElse(true))
                .sorted(Comparator.comparing(row -> row.task().id()))
                .limit(limit)
                .map(InMemoryTaskRow::state)
                .toList();
    }

    @Override
    public Optional<TaskHistory> find(UUID taskId) {
        return rows.find(InMemoryTaskRow.class, taskId)
                .map(row -> new TaskHistory(row.state(), row.task().payload(), attempts(taskId), actions(taskId)));
    }

    private List<TaskAttempt> attempts(UUID taskId) {
        return rows.findAll(AttemptRow.class).stream()
                .filter(row -> row.taskId().equals(taskId))
                .map(AttemptRow::attempt)
                .sorted(Comparator.comparingInt(TaskAttempt::number))
                .toList();
    }

    private List<OperatorAction> actions(UUID taskId) {
        return rows.findAll(ActionRow.class).stream()
                .filter(row -> row.taskId().equals(taskId))
                .sorted(Comparator.comparingLong(ActionRow::number))
                .map(ActionRow::action)
                .toList();
    }

    private int begun(UUID taskId) {
        return attempts(taskId).stream().mapToInt(TaskAttempt::number).max().orElse(0);
    }

    private boolean isFirstInOrder(InMemoryTaskRow row) {
        return changes().findAll(InMemoryTaskRow.class).stream().noneMatch(other -> other.isWaitingBefore(row));
    }

    @Override
    public Optional<ClaimedTask> claim(UUID taskId, Collection<String> kinds) {
        return changes()
                .find(InMemoryTaskRow.class, taskId)
                .filter(InMemoryTaskRow::isWaiting)
                .filter(row -> kinds.contains(row.task().kind()))
                .filter(row -> row.attempts() == 0 || !row.nextAttemptAt().isAfter(now()))
                .filter(this::isFirstInOrder)
                .flatMap(row -> changes().hold(InMemoryTaskRow.class, taskId))
                .map(row -> new ClaimedTask(
                        taskId,
                        row.task().kind(),
                        row.task().payload(),
                        row.task().orderingKey(),
                        begun(taskId),
                        row.forgiven(),
                        row.task().recordedAt()));
    }

    @Override
    public void begin(UUID taskId, int attempt, String node) {
        AttemptId id = new AttemptId(taskId, attempt);
        if (changes().find(AttemptRow.class, id).isPresent()) {
            throw new StorageFailure(
                    StorageFailure.Kind.LASTING,
                    "Writing the ledger of tasks failed: attempt " + attempt + " exists.",
                    new IllegalStateException("task_attempt_pkey"));
        }
        changes()
                .put(
                        id,
                        new AttemptRow(
                                taskId,
                                new TaskAttempt(
                                        attempt, node, now(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private void end(ClaimedTask task, String outcome, String detail) {
        AttemptId id = new AttemptId(task.id(), task.nextAttempt());
        changes()
                .find(AttemptRow.class, id)
                .map(AttemptRow::attempt)
                .ifPresent(begun -> changes()
                        .put(
                                id,
                                new AttemptRow(
                                        task.id(),
                                        new TaskAttempt(
                                                begun.number(),
                                                begun.node(),
                                                begun.startedAt(),
                                                Optional.of(now()),
                                                Optional.of(outcome),
                                                Optional.of(detail)))));
    }

    private void change(UUID taskId, UnaryOperator<InMemoryTaskRow> change) {
        changes()
                .put(
                        taskId,
                        change.apply(
                                changes().find(InMemoryTaskRow.class, taskId).orElseThrow()));
    }

    @Override
    public void done(ClaimedTask task, String detail) {
        end(task, "DONE", detail);
        change(task.id(), row -> row.finished(TaskStatus.DONE, task.nextAttempt(), Optional.empty(), now()));
    }

    @Override
    public void failed(ClaimedTask task, String error, Duration pause) {
        end(task, "FAILED", error);
        change(task.id(), row -> row.failed(task.nextAttempt(), error, now().plus(pause)));
    }

    @Override
    public void dead(ClaimedTask task, String error) {
        end(task, "FAILED", error);
        change(task.id(), row -> row.finished(TaskStatus.DEAD, begun(task.id()), Optional.of(error), now()));
    }

    @Override
    public void putOff(ClaimedTask task) {
        change(task.id(), row -> row.wokenAt(now(), PUT_OFF));
    }

    @Override
    public Optional<UUID> nextInOrder(String orderingKey) {
        return committed()
                .filter(InMemoryTaskRow::isWaiting)
                .filter(row ->
                        row.task().orderingKey().filter(orderingKey::equals).isPresent())
                .min(IN_ORDER)
                .map(row -> row.task().id());
    }

    @Override
    public List<UUID> takeForgotten(Collection<String> kinds, boolean alsoNew, int limit) {
        List<InMemoryTaskRow> overdue = changes().findAll(InMemoryTaskRow.class).stream()
                .filter(InMemoryTaskRow::isWaiting)
                .filter(row -> kinds.contains(row.task().kind()))
                .filter(row -> !row.wakeAt().isAfter(now()) || (alsoNew && row.wakes() + row.attempts() == 0))
                .filter(this::isFirstInOrder)
                .sorted(Comparator.comparing(InMemoryTaskRow::wakeAt))
                .toList();
        List<InMemoryTaskRow> taken = new ArrayList<>();
        for (InMemoryTaskRow row : overdue) {
            UUID id = row.task().id();
            if (taken.size() < limit
                    && changes().hold(InMemoryTaskRow.class, id).isPresent()) {
                change(id, held -> held.wokenAt(now(), InMemoryTaskRow.MESSAGE_TIME));
                taken.add(row);
            }
        }
        return taken.stream().sorted(IN_ORDER).map(row -> row.task().id()).toList();
    }

    @Override
    public RecordedTaskState retry(UUID taskId, String actor) {
        InMemoryTaskRow task = hold(taskId);
        if (task.status() != TaskStatus.DEAD && !task.isWaiting()) {
            throw finished(task, "tried again");
        }
        return retried(task, actor);
    }

    private RecordedTaskState retried(InMemoryTaskRow task, String actor) {
        UUID id = task.task().id();
        change(id, row -> row.retriedAt(now(), begun(id)));
        act(id, "RETRY", actor, Optional.empty());
        return changes().find(InMemoryTaskRow.class, id).orElseThrow().state();
    }

    @Override
    public List<UUID> retryDead(Optional<String> kind, String actor, int limit) {
        Predicate<InMemoryTaskRow> wanted = row -> row.status() == TaskStatus.DEAD
                && kind.map(row.task().kind()::equals).orElse(true);
        return changes().findAll(InMemoryTaskRow.class).stream()
                .filter(wanted)
                .sorted(Comparator.comparing(row -> row.task().id()))
                .flatMap(row -> changes().hold(InMemoryTaskRow.class, row.task().id()).stream())
                .limit(limit)
                .toList()
                .stream()
                .sorted(IN_ORDER)
                .map(row -> retried(row, actor).id())
                .toList();
    }

    @Override
    public RecordedTaskState discard(UUID taskId, String actor, String reason) {
        InMemoryTaskRow task = hold(taskId);
        if (task.status() == TaskStatus.DONE) {
            throw finished(task, "discarded");
        }
        if (task.status() != TaskStatus.DISCARDED) {
            giveUp(task, actor, reason);
        }
        return changes().find(InMemoryTaskRow.class, taskId).orElseThrow().state();
    }

    private void giveUp(InMemoryTaskRow task, String actor, String reason) {
        UUID id = task.task().id();
        changes().put(id, task.finished(TaskStatus.DISCARDED, task.attempts(), task.lastError(), now()));
        act(id, "DISCARD", actor, Optional.of(reason));
    }

    private void act(UUID taskId, String action, String actor, Optional<String> reason) {
        long number = rows.nextNumber();
        changes().put(number, new ActionRow(number, taskId, new OperatorAction(action, actor, reason, now())));
    }

    private InMemoryTaskRow hold(UUID taskId) {
        return changes()
                .hold(InMemoryTaskRow.class, taskId)
                .orElseThrow(() -> rows.find(InMemoryTaskRow.class, taskId).isPresent()
                        ? Rejection.conflict(
                                "task.running", "The task " + taskId + " is being carried out at this moment.")
                        : Rejection.unknown("task", taskId));
    }

    private static Rejection finished(InMemoryTaskRow task, String wanted) {
        return Rejection.conflict(
                "task.finished",
                "The task " + task.task().id() + " cannot be " + wanted + ": it is " + task.status() + ".");
    }

    /** Discards those tasks that no other transaction holds, in this thread's transaction; gives how many. */
    long discardAll(Predicate<InMemoryTaskRow> which, String actor, String reason) {
        List<InMemoryTaskRow> held = changes().findAll(InMemoryTaskRow.class).stream()
                .filter(row -> row.isWaiting() || row.status() == TaskStatus.DEAD)
                .filter(which)
                .flatMap(row -> changes().hold(InMemoryTaskRow.class, row.task().id()).stream())
                .toList();
        held.forEach(row -> giveUp(row, actor, reason));
        return held.size();
    }
}

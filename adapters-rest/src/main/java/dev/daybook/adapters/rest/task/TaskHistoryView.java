package dev.daybook.adapters.rest.task;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.daybook.application.task.OperatorAction;
import dev.daybook.application.task.TaskAttempt;
import dev.daybook.application.task.TaskHandlers;
import dev.daybook.application.task.TaskHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A task and its history.
 *
 * @param payload what is to be done
 */
public record TaskHistoryView(
        TaskView task,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String payload,
        List<Attempt> history,
        List<Action> actions) {

    /**
     * One attempt.
     *
     * @param node the server that made it
     * @param outcome DONE or FAILED
     * @param detail what the outside service answered
     */
    @Schema(name = "TaskAttemptView")
    public record Attempt(
            int number,
            String node,
            Instant startedAt,
            Optional<Instant> finishedAt,
            Optional<String> outcome,
            Optional<String> detail) {}

    /** What an operator did. */
    @Schema(name = "TaskActionView")
    public record Action(String action, String actor, Optional<String> reason, Instant recordedAt) {}

    static TaskHistoryView of(TaskHistory history, TaskHandlers handlers) {
        return new TaskHistoryView(
                TaskView.of(history.task(), handlers),
                history.payload(),
                history.attempts().stream().map(TaskHistoryView::attempt).toList(),
                history.actions().stream().map(TaskHistoryView::action).toList());
    }

    private static Attempt attempt(TaskAttempt attempt) {
        return new Attempt(
                attempt.number(),
                attempt.node(),
                attempt.startedAt(),
                attempt.finishedAt(),
                attempt.outcome(),
                attempt.detail());
    }

    private static Action action(OperatorAction action) {
        return new Action(action.action(), action.actor(), action.reason(), action.recordedAt());
    }
}

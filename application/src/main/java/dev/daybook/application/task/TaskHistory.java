package dev.daybook.application.task;

import java.util.List;

/**
 * Everything that the ledger knows of a task.
 *
 * @param payload the task as JSON
 */
public record TaskHistory(
        RecordedTaskState task, String payload, List<TaskAttempt> attempts, List<OperatorAction> actions) {}

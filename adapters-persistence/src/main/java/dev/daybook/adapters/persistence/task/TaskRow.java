package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskStatus;
import java.sql.SQLException;

/** How far a task has come, as its row says. */
final class TaskRow {

    /** The columns that {@link #state} reads. */
    static final String COLUMNS = """
            id, event_id, position, kind, status, attempts, next_attempt_at, last_error, ordering_key, recorded_at,
            finished_at
            """;

    private TaskRow() {}

    /** The task of a row that has all the {@link #COLUMNS}. */
    static RecordedTaskState state(Row row) throws SQLException {
        return new RecordedTaskState(
                row.uuid("id"),
                row.uuid("event_id"),
                row.number("position"),
                row.text("kind"),
                TaskStatus.valueOf(row.text("status")),
                row.integer("attempts"),
                row.instant("next_attempt_at"),
                row.optionalText("last_error"),
                row.optionalText("ordering_key"),
                row.instant("recorded_at"),
                row.optionalInstant("finished_at"));
    }
}

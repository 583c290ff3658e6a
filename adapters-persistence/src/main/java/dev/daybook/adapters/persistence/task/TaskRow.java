package dev.daybook.adapters.persistence.task;

import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** How far a task has come, as its row tells it. */
final class TaskRow {

    /** What {@link #state} reads. */
    static final String COLUMNS = "id, event_id, position, kind, status, attempts, next_attempt_at, last_error,"
            + " ordering_key, recorded_at, finished_at";

    private TaskRow() {}

    /** The task of a row with all the columns. */
    static RecordedTaskState state(ResultSet row) throws SQLException {
        return new RecordedTaskState(
                Rows.id(row),
                row.getObject("event_id", UUID.class),
                row.getLong("position"),
                row.getString("kind"),
                TaskStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                Rows.instant(row, "next_attempt_at"),
                Rows.textIfAny(row, "last_error"),
                Rows.textIfAny(row, "ordering_key"),
                Rows.instant(row, "recorded_at"),
                Rows.instantIfAny(row, "finished_at"));
    }
}

package dev.daybook.application.task;

import java.time.Duration;
import java.util.List;

/** The port to the metrics of tasks. */
public interface TaskWatch {

    /** An attempt came to an end. */
    void attempted(String kind, boolean succeeded, Duration time);

    /** The tasks that are not done at the moment. */
    void figures(List<TaskFigure> figures);
}

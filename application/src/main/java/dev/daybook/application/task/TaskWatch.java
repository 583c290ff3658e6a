package dev.daybook.application.task;

import java.time.Duration;
import java.util.List;

/** The port to whoever counts. */
public interface TaskWatch {

    /** An attempt came to an end. */
    void attempted(String kind, boolean succeeded, Duration time);

    /** What is not done at the moment. */
    void figures(List<TaskFigure> figures);
}

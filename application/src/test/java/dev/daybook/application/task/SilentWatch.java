package dev.daybook.application.task;

import java.time.Duration;
import java.util.List;

/** Measures nothing. */
public final class SilentWatch implements TaskWatch {

    @Override
    public void attempted(String kind, boolean succeeded, Duration time) {}

    @Override
    public void figures(List<TaskFigure> figures) {}
}

package dev.daybook.application.task;

import java.time.Duration;

/**
 * How many tasks of a kind are of a status other than {@link TaskStatus#DONE}.
 *
 * @param oldest how long ago the oldest of them was recorded
 */
public record TaskFigure(String kind, TaskStatus status, long count, Duration oldest) {}

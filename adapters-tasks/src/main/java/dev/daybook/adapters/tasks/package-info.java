/**
 * Messages about tasks, and one handler for each kind of task.
 *
 * <p>{@code carrier} is JMS; {@code mail}, {@code storage} and {@code webhook} hold one handler a kind of task, found by
 * itself because it implements {@link dev.daybook.application.task.TaskHandler}; {@code metric} counts.
 */
@NullMarked
package dev.daybook.adapters.tasks;

import org.jspecify.annotations.NullMarked;

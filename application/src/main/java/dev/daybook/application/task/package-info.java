/**
 * Tasks: work outside of Daybook that events require, and its ledger.
 *
 * <p>The ledger in the log database is the truth: the corridor writes each task together with its event. Read
 * {@link dev.daybook.application.task.TaskExecution} first: how one task is carried out. Then
 * {@link dev.daybook.application.task.TaskSweep}: the job that wakes tasks whose message was lost. A
 * {@link dev.daybook.application.task.TaskHandler}, in an adapter, carries out one kind of task; the
 * {@link dev.daybook.application.task.TaskCarrier} sends messages about tasks.
 * {@link dev.daybook.application.task.TaskOperations} is for operators.
 *
 * <p>A replay must not use this package; an architecture test enforces that.
 */
@NullMarked
package dev.daybook.application.task;

import org.jspecify.annotations.NullMarked;

/**
 * The work for the outside world that events have called for, and its accounting.
 *
 * <p>The ledger in the log database is the truth: the corridor writes each task together with its event. Read
 * {@link dev.daybook.application.task.TaskExecution} first: how one task is carried out. Then
 * {@link dev.daybook.application.task.TaskSweep}: who looks after those that were forgotten. What is done for a kind of
 * task is a {@link dev.daybook.application.task.TaskHandler}'s, in an adapter; how word of a task travels is the
 * {@link dev.daybook.application.task.TaskCarrier}'s. {@link dev.daybook.application.task.TaskOperations} is for operators.
 *
 * <p>A replay knows nothing of all this, and is kept from it by an architecture test.
 */
@NullMarked
package dev.daybook.application.task;

import org.jspecify.annotations.NullMarked;

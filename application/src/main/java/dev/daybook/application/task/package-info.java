/**
 * The work for the outside world that events have called for.
 *
 * <p>{@link dev.daybook.application.task.TaskLedger} is the port to the ledger in the log database, where the corridor
 * writes each task together with its event.
 */
@NullMarked
package dev.daybook.application.task;

import org.jspecify.annotations.NullMarked;

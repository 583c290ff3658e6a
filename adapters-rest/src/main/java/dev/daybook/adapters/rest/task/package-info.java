/**
 * The ledger of tasks, for operators.
 *
 * <p>{@link dev.daybook.adapters.rest.task.TaskResource} has the routes.
 */
@NullMarked
package dev.daybook.adapters.rest.task;

import org.jspecify.annotations.NullMarked;

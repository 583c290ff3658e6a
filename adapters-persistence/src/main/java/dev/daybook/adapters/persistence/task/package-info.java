/**
 * The ledger of tasks and the webhooks, tables of the log database. A task that a materializer submits is written in the
 * log's session, together with its event. This package writes what happens to the task afterwards.
 *
 * <p>Read {@link dev.daybook.adapters.persistence.task.JdbcTaskLedger} first. What operators see is in
 * {@code TaskQueries}, and what they do in {@code OperatorActions}.
 */
@NullMarked
package dev.daybook.adapters.persistence.task;

import org.jspecify.annotations.NullMarked;

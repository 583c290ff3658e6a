/**
 * The ledger of tasks and the webhooks, tables of the log database. What materializers submit is written in the log's
 * session together with its event; everything that happens to a task afterwards is written here.
 *
 * <p>{@link dev.daybook.adapters.persistence.task.JdbcTaskLedger} first.
 */
@NullMarked
package dev.daybook.adapters.persistence.task;

import org.jspecify.annotations.NullMarked;

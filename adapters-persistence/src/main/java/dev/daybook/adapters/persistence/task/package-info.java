/** The ledger of tasks, the table {@code task} of the log database; its rows are written with their events, in the log's session. */
@NullMarked
package dev.daybook.adapters.persistence.task;

import org.jspecify.annotations.NullMarked;

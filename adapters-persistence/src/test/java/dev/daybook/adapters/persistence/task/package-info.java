/** Tests of the ledger of tasks and of webhooks in PostgreSQL. */
@NullMarked
package dev.daybook.adapters.persistence.task;

import org.jspecify.annotations.NullMarked;

/** Tests of tasks, on a ledger in memory, and what every ledger of tasks does. */
@NullMarked
package dev.daybook.application.task;

import org.jspecify.annotations.NullMarked;

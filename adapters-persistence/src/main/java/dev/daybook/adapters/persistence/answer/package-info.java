/**
 * The keys of operations and their answers, in the log's database.
 *
 * <p>{@link dev.daybook.adapters.persistence.answer.JdbcAnswerLedger} is the only class. The keys of commands are not here:
 * they are recorded with the commands.
 */
@NullMarked
package dev.daybook.adapters.persistence.answer;

import org.jspecify.annotations.NullMarked;

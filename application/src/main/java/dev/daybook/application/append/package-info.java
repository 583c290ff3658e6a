/**
 * The corridor: the only way in which commands and facts are appended to the log and materialized into the state.
 *
 * <p>Read top-down: {@link dev.daybook.application.append.EventAppender}, where commands go in, and {@link
 * dev.daybook.application.append.FactReader}, which reads facts from outside; {@code CommandQueue}: which commands are
 * taken together; {@code AppendLoop}: turn by turn; {@link dev.daybook.application.append.Corridor}: lock, create,
 * record, materialize, commit, answer; {@code CommandBatch} and {@link dev.daybook.application.append.CommandRun}: a
 * batch and one command within it; {@code AppendTransaction}: both branches and the commit; {@code LogBranch}: the
 * log's side, worked at by a second thread. {@link dev.daybook.application.append.AppendEngine} puts these together.
 *
 * <p>Errors: a {@link dev.daybook.domain.kernel.Rejection} says that a command was refused, an
 * {@link dev.daybook.application.append.AppendUnavailable} that it was not carried out or that its outcome is unknown.
 * Any other exception is a defect.
 */
@NullMarked
package dev.daybook.application.append;

import org.jspecify.annotations.NullMarked;

/**
 * The corridor: the one way in which anything is appended to the log and materialized into the state.
 *
 * <p>Read {@link dev.daybook.application.append.EventAppender} first: the door, and one thread behind it. Then
 * {@code CommandQueue}: which commands that thread takes together; {@link dev.daybook.application.append.Corridor}: what
 * it does with them: lock, create, record, materialize, commit, answer; {@code CommandBatch} and
 * {@link dev.daybook.application.append.CommandRun}: a batch and one command within it; {@code LogBranch}: the log's side
 * of the work, done by a thread of its own meanwhile.
 *
 * <p>Errors: a {@link dev.daybook.domain.kernel.Rejection} says that a command was refused, an
 * {@link dev.daybook.application.append.AppendUnavailable} that it was not carried out or that its outcome is unknown;
 * anything else is a defect.
 */
@NullMarked
package dev.daybook.application.append;

import org.jspecify.annotations.NullMarked;

/**
 * The corridor: the one way in which anything is appended to the log and materialized into the state.
 *
 * <p>Read {@link dev.daybook.application.append.EventAppender} first: the door, a bounded queue, and one thread behind
 * it. Then {@link dev.daybook.application.append.Corridor}: what that thread does with the commands it takes together:
 * lock, create, record, materialize, commit, answer. Then {@link dev.daybook.application.append.CommandRun}: one command
 * within it.
 *
 * <p>Errors: a {@link dev.daybook.domain.kernel.Rejection} says that a command was refused, an
 * {@link dev.daybook.application.append.AppendUnavailable} that it was not carried out or that its outcome is unknown;
 * anything else is a defect.
 */
@NullMarked
package dev.daybook.application.append;

import org.jspecify.annotations.NullMarked;

/**
 * Commands: a creator goes through the corridor, and what came of it becomes the answer.
 *
 * <p>{@link dev.daybook.adapters.rest.command.Commands} is what resources use; {@link dev.daybook.adapters.rest.command.Call}
 * is what a request says beside its body: who asks, and whether it is meant.
 */
@NullMarked
package dev.daybook.adapters.rest.command;

import org.jspecify.annotations.NullMarked;

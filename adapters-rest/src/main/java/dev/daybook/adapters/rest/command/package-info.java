/**
 * Commands: a creator is sent to the event appender, and its receipt becomes the answer.
 *
 * <p>{@link dev.daybook.adapters.rest.command.Commands} is what resources use; {@link dev.daybook.adapters.rest.command.Call}
 * is the request without its body: the caller, and whether it is a dry run.
 */
@NullMarked
package dev.daybook.adapters.rest.command;

import org.jspecify.annotations.NullMarked;

/**
 * Commands: a creator is sent to the event appender, and its receipt becomes the answer.
 *
 * <p>{@link dev.daybook.adapters.rest.command.Commands} is what resources use; {@link dev.daybook.adapters.rest.command.Call}
 * is the request without its body: the caller, the key, and whether it is a dry run. {@link
 * dev.daybook.adapters.rest.command.Operations} carries out what is no command; {@link
 * dev.daybook.adapters.rest.command.Operator} is its caller.
 */
@NullMarked
package dev.daybook.adapters.rest.command;

import org.jspecify.annotations.NullMarked;

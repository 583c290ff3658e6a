/**
 * Commands: a creator is sent to the event appender, and its receipt becomes the answer.
 *
 * <p>{@link dev.daybook.adapters.rest.command.Commands} is what resources use: it carries out a {@link
 * dev.daybook.adapters.rest.command.RequestedCommand} for a {@link dev.daybook.adapters.rest.command.Call}, which is the
 * request without its body: the caller, the key, and whether it is a dry run. A {@link
 * dev.daybook.adapters.rest.command.CommandForm} says how a command is made of the values that its caller sends; {@link
 * dev.daybook.adapters.rest.command.CommandRoute} joins it with what the command's own route says, for requests of many
 * commands. {@link dev.daybook.adapters.rest.command.Operations} carries out what is no command; {@link
 * dev.daybook.adapters.rest.command.Operator} is its caller.
 */
@NullMarked
package dev.daybook.adapters.rest.command;

import org.jspecify.annotations.NullMarked;

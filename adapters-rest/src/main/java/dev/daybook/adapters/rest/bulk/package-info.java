/**
 * Many commands in one request: {@code POST /commands}, a command a line in, an answer a line out.
 *
 * <p>Start with {@link dev.daybook.adapters.rest.bulk.BulkResource}. {@code CommandStream} reads lines, hands their
 * commands to the event appender in order, many at a time, and answers in the same order. {@code CommandLines} reads one
 * line; what a command is made of, who may send it and which keys it has, its own route says: see {@link
 * dev.daybook.adapters.rest.command.CommandForm}. {@code KeptAnswers} keeps answers while the client does not read.
 */
@NullMarked
package dev.daybook.adapters.rest.bulk;

import org.jspecify.annotations.NullMarked;

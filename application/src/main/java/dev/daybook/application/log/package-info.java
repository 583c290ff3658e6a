/**
 * The event log as the use cases see it: recorded events, their hash chain, and the ports to read and write them.
 *
 * <p>{@link dev.daybook.application.log.EventLog} is the port to the log database;
 * {@link dev.daybook.application.log.LogSession} is the log inside the corridor's transaction.
 * {@link dev.daybook.application.log.HashChain} says exactly what is hashed. Nothing here knows how events are stored.
 */
@NullMarked
package dev.daybook.application.log;

import org.jspecify.annotations.NullMarked;

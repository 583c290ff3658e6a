/**
 * The event log in its database. Appends are copied in batches, reads are SQL or a COPY.
 *
 * <p>{@link dev.daybook.adapters.persistence.log.JdbcEventLog} is the port's adapter. The corridor writes through
 * {@code JdbcLogSession}, inside its distributed transaction, and amendments through {@code JdbcLogLock}. Both use
 * {@code JdbcLogWriter}. {@code EventRows} maps rows to recorded events.
 */
@NullMarked
package dev.daybook.adapters.persistence.log;

import org.jspecify.annotations.NullMarked;

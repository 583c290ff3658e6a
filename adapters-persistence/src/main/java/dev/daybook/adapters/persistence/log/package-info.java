/**
 * The event log in its database, by plain JDBC in batches.
 *
 * <p>{@link dev.daybook.adapters.persistence.log.JdbcEventLog} is the port's adapter; {@code JdbcLogSession} is what the
 * corridor writes through, inside its distributed transaction; {@code EventRows} maps rows to recorded events.
 */
@NullMarked
package dev.daybook.adapters.persistence.log;

import org.jspecify.annotations.NullMarked;

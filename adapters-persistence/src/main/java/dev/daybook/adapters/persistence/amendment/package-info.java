/**
 * The history of amendments in the log's database. What an amendment does to an event is the database's own function,
 * {@code amend_event}, which the log's adapter calls under the append lock.
 *
 * <p>The marks of amended events in the state are here, too: the engine's own table, whatever its business.
 */
@NullMarked
package dev.daybook.adapters.persistence.amendment;

import org.jspecify.annotations.NullMarked;

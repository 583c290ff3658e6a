/**
 * Both databases as such: their schemas and whether they are set up so that Daybook can keep its promises.
 *
 * <p>{@link dev.daybook.adapters.persistence.database.LiquibaseSchemaMigration} applies {@code db/event-log.sql} and
 * {@code db/application-state.sql} as the owner role; the checks beside it are asked at every start, each saying what is
 * wrong and what to do about it; {@link dev.daybook.adapters.persistence.database.SqlFailure} tells what may pass from
 * what will last.
 */
@NullMarked
package dev.daybook.adapters.persistence.database;

import org.jspecify.annotations.NullMarked;

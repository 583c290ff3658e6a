/**
 * Both databases as such: their schemas, the checks of their settings, and the ways to use them.
 *
 * <p>{@link dev.daybook.adapters.persistence.database.LiquibaseSchemaMigration} applies {@code db/event-log.sql} and
 * {@code db/application-state.sql} as the owner role. The checks run at every start; each says what is wrong and what to
 * do. To use a database, read {@link dev.daybook.adapters.persistence.database.Sql} first: a statement with named
 * parameters. {@link dev.daybook.adapters.persistence.database.Connections} gives it a connection, and
 * {@link dev.daybook.adapters.persistence.database.SqlFailure} separates passing failures from lasting ones.
 * {@link dev.daybook.adapters.persistence.database.RowCopy} writes PostgreSQL's binary COPY format and
 * {@link dev.daybook.adapters.persistence.database.CopyReader} reads it.
 */
@NullMarked
package dev.daybook.adapters.persistence.database;

import org.jspecify.annotations.NullMarked;

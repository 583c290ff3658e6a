/**
 * A real PostgreSQL and a real WildFly, run as processes on this machine.
 *
 * <p>Used by the run command ({@link dev.daybook.local.RunDaybook}) and by tests that need the real thing, killing
 * included. Nothing in here goes into the WAR, and nothing in here knows a table, an event or an endpoint, except the
 * URL that says that the server is up.
 *
 * <p>Start reading at {@link dev.daybook.local.EmbeddedPostgres} and {@link dev.daybook.local.LocalServer}; what is
 * public is there. Behind the first: {@code PostgresBootstrap} (what is created once), {@code PostgresSettings}, {@code
 * PostgresProcess}; behind the second: {@code ServerLayout} (where it is on disk), {@code ServerProcess}, {@code
 * ReadinessWatch}.
 */
@NullMarked
package dev.daybook.local;

import org.jspecify.annotations.NullMarked;

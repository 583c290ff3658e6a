/**
 * A real PostgreSQL and a real WildFly, run as processes on this machine.
 *
 * <p>Used by the run command ({@link dev.daybook.local.RunDaybook}) and by tests that need the real thing, killing
 * included. Nothing in here goes into the WAR, and nothing in here knows a table, an event or an endpoint beyond the
 * URL that tells that the server is up.
 *
 * <p>Start reading at {@link dev.daybook.local.EmbeddedPostgres}, then {@link dev.daybook.local.LocalServer}.
 */
@NullMarked
package dev.daybook.local;

import org.jspecify.annotations.NullMarked;

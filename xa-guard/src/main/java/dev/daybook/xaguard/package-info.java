/**
 * Stands between the transaction manager and PostgreSQL's driver, and closes the ways in which the two together lose
 * money or stop.
 *
 * <p>Lives in the driver's module of the server, not in the WAR; knows the driver, JDBC and XA, and nothing of Daybook.
 * What it closes is described and shown by the tests, which run each case without the guard, too: when one of those
 * fails, the driver has been mended and the guard can shrink.
 *
 * <p>Start reading at {@link dev.daybook.xaguard.GuardedXADataSource}, then {@code GuardedXAConnection}.
 */
@NullMarked
package dev.daybook.xaguard;

import org.jspecify.annotations.NullMarked;

/**
 * Stands between the transaction manager and PostgreSQL's driver, and closes the ways in which the two together lose
 * money or stop.
 *
 * <p>It is in the driver's module of the server, not in the WAR. It knows the driver, JDBC and XA, and nothing of
 * Daybook. The tests describe and show each of these ways. They also run each case without the guard: when such a run
 * is sound, its test fails, and the guard can shrink because the driver was corrected.
 *
 * <p>Start reading at {@link dev.daybook.xaguard.GuardedXADataSource}, then {@code GuardedXAConnection}.
 */
@NullMarked
package dev.daybook.xaguard;

import org.jspecify.annotations.NullMarked;

/**
 * Daybook as it is measured: the real WAR in the real server, with the runner's door added.
 *
 * <p>Start at {@link dev.daybook.benchmarks.daybook.DaybookServer}.
 */
@NullMarked
package dev.daybook.benchmarks.daybook;

import org.jspecify.annotations.NullMarked;

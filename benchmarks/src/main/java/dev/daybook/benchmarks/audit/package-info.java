/**
 * Checks that what was measured is also right: sums, positions, hash chain, state equal to a replay, no transaction in doubt.
 *
 * <p>Reads the databases directly, without the server. Start at {@link dev.daybook.benchmarks.audit.Audit}.
 */
@NullMarked
package dev.daybook.benchmarks.audit;

import org.jspecify.annotations.NullMarked;

/**
 * Whether what was measured was also right: sums, positions, hash chain, state equal to a replay, nothing in doubt.
 *
 * <p>Reads the databases past the server. Start at {@link dev.daybook.benchmarks.audit.Audit}.
 */
@NullMarked
package dev.daybook.benchmarks.audit;

import org.jspecify.annotations.NullMarked;

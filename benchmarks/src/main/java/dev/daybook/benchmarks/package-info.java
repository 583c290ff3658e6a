/**
 * Measures Daybook beside its peers, in turn, on one PostgreSQL and one machine.
 *
 * <p>{@link dev.daybook.benchmarks.Benchmarks} is the command, {@link dev.daybook.benchmarks.Settings} its options. What
 * is measured, and how to read it, stands in {@code benchmarks/README.md}.
 */
@NullMarked
package dev.daybook.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * What is written down: {@code results.json} with everything that was measured, the table, and the plots.
 *
 * <p>{@link dev.daybook.benchmarks.report.Results} is what was measured, {@link dev.daybook.benchmarks.report.Report} how
 * it is written.
 */
@NullMarked
package dev.daybook.benchmarks.report;

import org.jspecify.annotations.NullMarked;

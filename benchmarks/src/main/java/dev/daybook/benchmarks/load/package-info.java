/**
 * The one way in which everything here is loaded and measured: so many callers, each sending its next command when it has
 * the answer to the last (closed, for the throughput), and then at a fixed rate (open, for latency).
 *
 * <p>Start at {@link dev.daybook.benchmarks.load.Load}. Runs inside the server as well as in the peers' processes, hence
 * depends on nothing but the histogram.
 */
@NullMarked
package dev.daybook.benchmarks.load;

import org.jspecify.annotations.NullMarked;

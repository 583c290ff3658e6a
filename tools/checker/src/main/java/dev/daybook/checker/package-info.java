/**
 * Checks whether a run of Daybook kept its promises: it compares what clients did and were told with the log, the
 * state, the tasks and the sinks.
 *
 * <p>Programs in Java call {@link dev.daybook.checker.HistoryChecker}; start there. The program for files is
 * {@link dev.daybook.checker.CheckHistory}; the files are described in {@code docs/reference/history-format.md}. The
 * promises stand in {@link dev.daybook.checker.Invariant}. The chain of hashes is checked by the verifier.
 *
 * <p>Every check passes over its input once, in memory that is bounded by a fixed number of bytes for each operation and
 * event: the columns and pools of this package are there for that. Nothing here knows a business noun, nor a database.
 */
@NullMarked
package dev.daybook.checker;

import org.jspecify.annotations.NullMarked;

/**
 * What the machine and PostgreSQL allow without any framework: plain JDBC, one command a commit.
 *
 * <p>Start at {@link dev.daybook.benchmarks.ceiling.CeilingPeer}.
 */
@NullMarked
package dev.daybook.benchmarks.ceiling;

import org.jspecify.annotations.NullMarked;

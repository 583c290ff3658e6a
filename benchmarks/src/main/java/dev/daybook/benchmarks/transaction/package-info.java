/** The server's transaction manager outside of the server: for the ceilings, and for the replica of the audit. */
@NullMarked
package dev.daybook.benchmarks.transaction;

import org.jspecify.annotations.NullMarked;

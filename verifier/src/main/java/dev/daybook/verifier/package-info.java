/**
 * Checks whether the log was changed: the chain of hashes, event by event, on the JDK alone.
 *
 * <p>The server and the program for auditors, {@link dev.daybook.verifier.VerifyExport}, run the same check, so that
 * both say the same of the same log. Start with {@link dev.daybook.verifier.ChainCheck}. Then read {@link
 * dev.daybook.verifier.AmendmentTrail}, which tells amendments from forgeries, and {@link
 * dev.daybook.verifier.Finding}, which explains each problem. {@link dev.daybook.verifier.ChainedEvent} says which
 * bytes are hashed. It is written apart from the code that appends, so that a mistake in one of the two shows in the
 * other.
 */
@NullMarked
package dev.daybook.verifier;

import org.jspecify.annotations.NullMarked;

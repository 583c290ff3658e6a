/**
 * Whether the log is as it was: the chain of hashes checked event by event, on the JDK alone.
 *
 * <p>The server and the program for auditors, {@link dev.daybook.verifier.VerifyExport}, run the same check, so that both
 * say the same of the same log. Start with {@link dev.daybook.verifier.ChainCheck}, and then
 * {@link dev.daybook.verifier.AmendmentTrail}, which tells amendments from forgeries; what its words mean stands in
 * {@link dev.daybook.verifier.Finding}. {@link dev.daybook.verifier.ChainedEvent} says which bytes are hashed: written a
 * second time, apart from the code that appends, so that a mistake in one of them does not hide in the other.
 */
@NullMarked
package dev.daybook.verifier;

import org.jspecify.annotations.NullMarked;

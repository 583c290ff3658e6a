/**
 * Was the log changed? Checks of its whole chain, and their results.
 *
 * <p>{@link dev.daybook.application.integrity.IntegrityChecks} takes requests for checks and runs one at a time in the background;
 * {@link dev.daybook.application.integrity.ChainVerification} is the check itself, on several threads;
 * {@link dev.daybook.application.integrity.RecordedChain} is the port through which it reads the log, and
 * {@link dev.daybook.application.integrity.IntegrityLedger} the one through which checks are kept. How one event is
 * checked stands in the module {@code verifier}, which auditors run on an export as well.
 */
@NullMarked
package dev.daybook.application.integrity;

import org.jspecify.annotations.NullMarked;

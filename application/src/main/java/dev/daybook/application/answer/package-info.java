/**
 * Operations that are no commands, such as starting a replay or changing a webhook: carried out once for each key that
 * their callers send.
 *
 * <p>{@link dev.daybook.application.answer.KeyedOperations} decides; {@link dev.daybook.application.answer.AnswerLedger}
 * is the port to the keys and the answers, which are kept for ever. Commands do not need it: their keys are recorded in
 * the transaction that appends their events.
 */
@NullMarked
package dev.daybook.application.answer;

import org.jspecify.annotations.NullMarked;

/**
 * Changing events, in the open: proposed by one person with a reason, tried out beside the live state, approved by another,
 * applied by a rebuild.
 *
 * <p>Start with {@link dev.daybook.application.amendment.Amendments}, which takes proposals, approvals and withdrawals in;
 * {@link dev.daybook.application.amendment.ApprovedAmendments} is what a rebuild does with those that are approved;
 * {@link dev.daybook.application.amendment.AmendmentsDue} begins the replays that amendments wait for, and
 * {@link dev.daybook.application.amendment.AmendmentInState} keeps the door closed while the state does not know an
 * amendment of the log. {@link dev.daybook.application.amendment.AmendmentLedger} is the port to their history.
 */
@NullMarked
package dev.daybook.application.amendment;

import org.jspecify.annotations.NullMarked;

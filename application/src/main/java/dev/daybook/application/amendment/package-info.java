/**
 * Changing events: one person proposes a change with a reason, a replay tries it out beside the live state, another person
 * approves it, and a rebuild applies it.
 *
 * <p>Start with {@link dev.daybook.application.amendment.Amendments}, which takes proposals, approvals and withdrawals in;
 * {@link dev.daybook.application.amendment.ApprovedAmendments} is what a rebuild does with those that are approved;
 * the job {@link dev.daybook.application.amendment.AmendmentsDue} begins the replays that amendments wait for, and
 * {@link dev.daybook.application.amendment.AmendmentInState} accepts no commands while the state lacks an
 * amendment of the log. {@link dev.daybook.application.amendment.AmendmentLedger} is the port to their history.
 */
@NullMarked
package dev.daybook.application.amendment;

import org.jspecify.annotations.NullMarked;

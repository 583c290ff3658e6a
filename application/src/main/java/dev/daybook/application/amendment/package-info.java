/**
 * Changing events: one person proposes a change with a reason, a replay tries it out beside the live state, another person
 * approves it, and a rebuild applies it.
 *
 * <p>Start with {@link dev.daybook.application.amendment.Amendments}, which accepts proposals, approvals and
 * withdrawals. {@link dev.daybook.application.amendment.ApprovedAmendments} applies approved amendments in a rebuild.
 * The job {@link dev.daybook.application.amendment.AmendmentsDue} begins the replays that amendments wait for. The
 * check {@link dev.daybook.application.amendment.AmendmentInState} lets no command in while the state lacks an
 * amendment of the log. {@link dev.daybook.application.amendment.AmendmentLedger} is the port to their history.
 */
@NullMarked
package dev.daybook.application.amendment;

import org.jspecify.annotations.NullMarked;

package dev.daybook.domain.period;

import static dev.daybook.domain.kernel.RejectionCode.conflict;
import static dev.daybook.domain.kernel.RejectionCode.refused;
import static dev.daybook.domain.kernel.RejectionCode.unknown;

import dev.daybook.domain.kernel.RejectionCode;
import java.util.List;

/** The codes of the rejections that period closes can answer. */
final class PeriodRejections {

    static final List<RejectionCode> ALL = List.of(
            refused(
                    "period.closed",
                    "The day of a command is in a closed period.",
                    "Use the first open day, which the answer's detail names, or a later one. Or have the period reopened. What"
                            + " has happened can be recorded as a fact: POST /events."),
            unknown(
                    "period.unknown",
                    "No period close has this day.",
                    "Check the day with GET /period-closes. It is the first day that commands may still name."),
            conflict(
                    "period.exists",
                    "The period was closed earlier with another reason.",
                    "Compare with GET /period-closes/{date}. Nothing needs to be sent again."),
            conflict(
                    "period.already-closed",
                    "A later day is the first open day already.",
                    "Close a later day, or reopen the later period first."),
            refused(
                    "period.not-over",
                    "The first open day is later than today in UTC.",
                    "Close the period when its last day is over."),
            refused(
                    "period.reason",
                    "The reason has no visible character, is too long, or has control characters or the like.",
                    "Send a reason as the answer's detail describes it."),
            conflict(
                    "period.reopened",
                    "The period was reopened already.",
                    "Nothing needs to be done. Close it again with PUT /period-closes/{date}."),
            conflict(
                    "period.reopening-exists",
                    "The reopening was proposed earlier with another reason.",
                    "Compare with GET /period-closes/{date}. An approver who is another person can approve it."),
            conflict(
                    "period.no-proposal",
                    "The reopening is approved, but was not proposed.",
                    "An operator proposes it first: PUT /period-closes/{date}/reopening."),
            refused(
                    "period.same-person",
                    "The person who proposed the reopening approves it.",
                    "Another person must approve it."),
            conflict(
                    "period.not-last",
                    "A later period is closed, too.",
                    "Reopen the later period first, as the answer's detail names it."),
            conflict(
                    "period.id-in-use",
                    "A raw event PeriodClosed has a periodCloseId that another close has.",
                    "Use a new UUID."));

    private PeriodRejections() {}
}

package dev.daybook.domain.period;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import java.time.LocalDate;
import java.util.List;

/** Approves the proposal of another person to reopen the period that was closed last, and so reopens it. */
public record ApprovePeriodReopening(LocalDate firstOpenDay) implements Creator {

    @Override
    public List<PeriodReopened> create(CreationContext now) {
        PeriodCloseRepository closes = now.state(PeriodCloseRepository.class);
        PeriodClose close = closes.findExisting(firstOpenDay);
        if (!close.isInForce()) {
            return List.of();
        }
        PeriodClose.Proposal proposal = close.proposal().orElseThrow(this::notProposed);
        if (proposal.by().equals(now.actor())) {
            throw Rejection.refused(
                    "period.same-person",
                    "The reopening of the period before " + firstOpenDay + " cannot be approved by " + now.actor()
                            + ", who proposed it. Another person must approve it.");
        }
        ProposePeriodReopening.requireLast(close, closes);
        return List.of(new PeriodReopened(close.id()));
    }

    private Rejection notProposed() {
        return Rejection.conflict(
                "period.no-proposal",
                "The reopening of the period before " + firstOpenDay + " was not proposed. An operator proposes it: PUT"
                        + " /period-closes/" + firstOpenDay + "/reopening.");
    }
}

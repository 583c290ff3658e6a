package dev.daybook.domain.period;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import java.time.LocalDate;
import java.util.List;

/** Proposes to reopen the period that was closed last. It stays closed until another person approves. */
public record ProposePeriodReopening(LocalDate firstOpenDay, String reason) implements Creator {

    public ProposePeriodReopening {
        reason = reason.strip();
    }

    @Override
    public List<PeriodReopeningProposed> create(CreationContext now) {
        PeriodCloseRepository closes = now.state(PeriodCloseRepository.class);
        PeriodClose close = closes.findExisting(firstOpenDay);
        requireInForce(close);
        if (close.proposal().isPresent()) {
            requireSameReason(close.proposal().get());
            return List.of();
        }
        PeriodReason.require(reason);
        requireLast(close, closes);
        return List.of(new PeriodReopeningProposed(close.id(), reason));
    }

    private static void requireInForce(PeriodClose close) {
        close.reopened().ifPresent(step -> {
            throw Rejection.conflict(
                    "period.reopened",
                    "The period before " + close.firstOpenDay() + " was reopened by event " + step.position()
                            + ". Nothing needs to be done.");
        });
    }

    private void requireSameReason(PeriodClose.Proposal proposal) {
        if (!proposal.reason().equals(reason)) {
            throw Rejection.conflict(
                    "period.reopening-exists",
                    "The reopening of the period before " + firstOpenDay + " was proposed by " + proposal.by()
                            + " with another reason. An approver who is another person can approve it.");
        }
    }

    /**
     * Requires that no later period is closed: periods are reopened from the last one backwards.
     *
     * @throws Rejection {@code period.not-last}
     */
    static void requireLast(PeriodClose close, PeriodCloseRepository closes) {
        closes.findFirstOpenDay().filter(close.firstOpenDay()::isBefore).ifPresent(last -> {
            throw Rejection.conflict(
                    "period.not-last",
                    "The period before " + close.firstOpenDay() + " cannot be reopened: the period before " + last
                            + " is closed, too. Reopen that one first.");
        });
    }
}

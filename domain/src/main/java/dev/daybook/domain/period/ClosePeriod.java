package dev.daybook.domain.period;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Closes the books up to a day. Closes go forward: each is later than all that are in force. A period that was reopened
 * can be closed again.
 *
 * @param firstOpenDay the first day that commands may still name; today at the latest
 */
public record ClosePeriod(LocalDate firstOpenDay, String reason) implements Creator {

    public ClosePeriod {
        reason = reason.strip();
    }

    @Override
    public List<PeriodClosed> create(CreationContext now) {
        PeriodCloseRepository closes = now.state(PeriodCloseRepository.class);
        Optional<PeriodClose> same = closes.findLatest(firstOpenDay).filter(PeriodClose::isInForce);
        if (same.isPresent()) {
            requireSameReason(same.get());
            return List.of();
        }
        PeriodReason.require(reason);
        requireLater(closes.findFirstOpenDay());
        requireOver(now.today());
        return List.of(new PeriodClosed(new PeriodCloseId(now.newId()), firstOpenDay, reason));
    }

    private void requireSameReason(PeriodClose inForce) {
        if (!inForce.reason().equals(reason)) {
            throw Rejection.conflict(
                    "period.exists",
                    "The period before " + firstOpenDay + " was closed by event "
                            + inForce.closed().position() + " with another reason. Nothing needs to be sent again.");
        }
    }

    private void requireLater(Optional<LocalDate> current) {
        if (current.isPresent() && !firstOpenDay.isAfter(current.get())) {
            throw Rejection.conflict(
                    "period.already-closed",
                    "The period before " + firstOpenDay + " is closed already: the first open day is " + current.get()
                            + ". Close a later day, or reopen that period first.");
        }
    }

    private void requireOver(LocalDate today) {
        if (firstOpenDay.isAfter(today)) {
            throw Rejection.refused(
                    "period.not-over",
                    "The period before " + firstOpenDay + " cannot be closed: the latest possible day is " + today
                            + ". Send it when the last day of the period is over in UTC.");
        }
    }
}

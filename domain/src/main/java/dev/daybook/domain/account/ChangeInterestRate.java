package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives an open account another interest rate from the night of a day on.
 *
 * <p>The same command credits the interest that the nights before that day have earned at the old rate. The part that is
 * too small to be credited is carried on. So every night earns at the rate of that night.
 */
public record ChangeInterestRate(ClientId account, InterestRate annualInterestRate, LocalDate effectiveOn)
        implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(AccountRepository.class).expect(account);
    }

    @Override
    public List<Event> create(CreationContext now) {
        Account current =
                now.state(AccountRepository.class).findExisting(account).requireOpen();
        if (current.annualInterestRate().equals(annualInterestRate)) {
            return List.of();
        }
        InterestCalculation.requireEarned(effectiveOn, now);
        if (effectiveOn.isBefore(current.accruedThrough())) {
            throw Rejection.refused(
                    "account.interest-already-accrued",
                    "Account " + account + " cannot change its rate on " + effectiveOn
                            + ": its interest has been credited up to " + current.accruedThrough() + ".");
        }
        List<Event> events = new ArrayList<>();
        EarnedInterest earned = InterestCalculation.earned(
                current, now.state(PostingRepository.class).findMovementsSinceAccrual(current), effectiveOn);
        earned.accrue(current.id(), effectiveOn, now).ifPresent(events::add);
        events.add(new InterestRateChanged(current.id(), annualInterestRate, effectiveOn, earned.remainder()));
        return events;
    }
}

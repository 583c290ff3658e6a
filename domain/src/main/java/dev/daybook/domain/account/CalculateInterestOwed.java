package dev.daybook.domain.account;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Credits every open account with the interest that it is owed up to a day, in one atomic command.
 *
 * <p>An account that has earned less than the smallest amount of its currency gets no event. It is not lost: the next
 * calculation covers the same nights again.
 */
public record CalculateInterestOwed(LocalDate date) implements Creator {

    @Override
    public List<InterestAccrued> create(CreationContext now) {
        InterestCalculation.requireEarned(date, now);
        Map<AccountId, List<DailyMovement>> movements =
                now.state(PostingRepository.class).findMovementsSinceAccrual();
        List<InterestAccrued> accrued = new ArrayList<>();
        for (Account account : now.state(AccountRepository.class).findOpen()) {
            InterestCalculation.earned(account, movements.getOrDefault(account.id(), List.of()), date)
                    .accrue(account.id(), date, now)
                    .ifPresent(accrued::add);
        }
        return accrued;
    }
}

package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.StateAccess;
import java.time.LocalDate;
import java.util.List;

/** Credits one open account with the interest that it is owed up to a day. */
public record SettleInterest(ClientId account, LocalDate date) implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(AccountRepository.class).expect(account);
    }

    @Override
    public List<InterestAccrued> create(CreationContext now) {
        InterestCalculation.requireEarned(date, now);
        Account current =
                now.state(AccountRepository.class).findExisting(account).requireOpen();
        List<DailyMovement> movements = now.state(PostingRepository.class).findMovementsSinceAccrual(current);
        return InterestCalculation.credit(current, movements, date, now).stream()
                .toList();
    }
}

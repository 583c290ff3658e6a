package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;

/** Closes an account that has a balance of zero and is owed no interest. */
public record CloseAccount(ClientId account, LocalDate closedOn) implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(AccountRepository.class).expect(account);
    }

    @Override
    public List<AccountClosed> create(CreationContext now) {
        Account current =
                now.state(AccountRepository.class).findExisting(account).requireOpen();
        if (!current.balance().isZero()) {
            throw Rejection.refused(
                    "account.balance-not-zero",
                    "Account " + account + " cannot be closed: its balance is " + current.balance() + ".");
        }
        if (closedOn.isBefore(current.openedOn())) {
            throw Rejection.refused(
                    "account.not-yet-open",
                    "Account " + account + " cannot be closed on " + closedOn + ": it was opened on "
                            + current.openedOn() + ".");
        }
        List<DailyMovement> movements = now.state(PostingRepository.class).findMovementsSinceAccrual(current);
        Money owed = InterestCalculation.earned(current, movements, lastNight(movements))
                .credit();
        if (owed.isPositive()) {
            throw Rejection.refused(
                    "account.interest-owed",
                    "Account " + account + " cannot be closed on " + closedOn + ": it is owed " + owed
                            + " of interest since " + current.accruedThrough() + "; calculate interest first.");
        }
        return List.of(new AccountClosed(current.id(), closedOn));
    }

    /**
     * If the account closes for a day before its last movement, interest up to that movement still counts. After the
     * last movement the balance is zero, so nothing is earned.
     */
    private LocalDate lastNight(List<DailyMovement> movements) {
        LocalDate lastMovement = movements.isEmpty()
                ? closedOn
                : movements.get(movements.size() - 1).date();
        return lastMovement.isAfter(closedOn) ? lastMovement : closedOn;
    }
}

package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;

/** Closes an account that has a balance of zero and is owed no interest, on the day of its last posting or later. */
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
        CommandDay.requireCome(closedOn, "The closure of account " + account, now);
        if (closedOn.isBefore(current.openedOn())) {
            throw Rejection.refused(
                    "account.not-yet-open",
                    "Account " + account + " cannot be closed on " + closedOn + ": it was opened on "
                            + current.openedOn() + ".");
        }
        List<DailyMovement> movements = now.state(PostingRepository.class).findMovementsSinceAccrual(current);
        requireNothingLater(current, movements);
        Money owed = InterestCalculation.earned(current, movements, closedOn).credit();
        if (owed.isPositive()) {
            throw Rejection.refused(
                    "account.interest-owed",
                    "Account " + account + " cannot be closed on " + closedOn + ": it is owed " + owed
                            + " of interest since " + current.accruedThrough() + "; calculate interest first.");
        }
        return List.of(new AccountClosed(current.id(), closedOn));
    }

    /** Every other posting is on a day up to which interest has been credited, or earlier. */
    private void requireNothingLater(Account current, List<DailyMovement> movementsSinceAccrual) {
        if (closedOn.isBefore(current.accruedThrough())) {
            throw Rejection.refused(
                    "account.interest-already-accrued",
                    "Account " + account + " cannot be closed on " + closedOn + ": its interest has been credited up to "
                            + current.accruedThrough() + ". Close it on that day or later.");
        }
        if (!movementsSinceAccrual.isEmpty()) {
            LocalDate last =
                    movementsSinceAccrual.get(movementsSinceAccrual.size() - 1).date();
            if (closedOn.isBefore(last)) {
                throw Rejection.refused(
                        "account.later-posting",
                        "Account " + account + " cannot be closed on " + closedOn + ": its last posting is of " + last
                                + ". Close it on that day or later.");
            }
        }
    }
}

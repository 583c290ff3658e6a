package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Closes an account on the day of its last posting or later.
 *
 * @param payTo the account that gets the balance, with the interest that is owed; without it, both must be zero
 */
public record CloseAccount(ClientId account, LocalDate closedOn, Optional<ClientId> payTo) implements Creator {

    /** Closes an account whose balance is zero, and to which no interest is owed. */
    public CloseAccount(ClientId account, LocalDate closedOn) {
        this(account, closedOn, Optional.empty());
    }

    @Override
    public void announce(StateAccess state) {
        AccountRepository accounts = state.state(AccountRepository.class);
        accounts.expect(account);
        payTo.ifPresent(accounts::expect);
    }

    @Override
    public List<Event> create(CreationContext now) {
        Account current =
                now.state(AccountRepository.class).findExisting(account).requireOpen();
        if (payTo.isEmpty()) {
            requireEmpty(current);
        }
        requirePossibleDay(current, now);
        List<DailyMovement> movements = now.state(PostingRepository.class).findMovementsSinceAccrual(current);
        requireNothingLater(current, movements);
        List<Event> events = new ArrayList<>();
        if (payTo.isPresent()) {
            events.addAll(payOut(current, payTo.get(), movements, now));
        } else {
            requireNothingOwed(current, movements);
        }
        events.add(new AccountClosed(current.id(), closedOn));
        return events;
    }

    /** What credits the interest that is owed, and transfers everything to that account. */
    private List<Event> payOut(Account current, ClientId to, List<DailyMovement> movements, CreationContext now) {
        if (to.equals(account)) {
            throw Rejection.refused(
                    "transfer.same-account",
                    "Account " + account + " cannot be paid to itself. Name another account in payTo.");
        }
        Account receiver = now.state(AccountRepository.class).findExisting(to);
        List<Event> events = new ArrayList<>();
        Money amount = current.balance();
        Optional<InterestAccrued> owed = InterestCalculation.credit(current, movements, closedOn, now);
        if (owed.isPresent()) {
            events.add(owed.get());
            amount = amount.plus(owed.get().amount());
        }
        if (amount.isLessThan(Money.zero(current.currency()))) {
            throw Rejection.refused(
                    "account.balance-not-zero",
                    "Account " + account + " cannot be closed: its balance is " + amount
                            + ". Deposit what is missing first.");
        }
        if (amount.isPositive()) {
            AccountId receiverId = receiver.requireMovable(amount, closedOn).id();
            ClientId transactionId = new ClientId("closure." + now.newId());
            events.add(new FundsTransferred(current.id(), receiverId, transactionId, amount, closedOn));
        }
        return events;
    }

    private void requireEmpty(Account current) {
        if (!current.balance().isZero()) {
            throw Rejection.refused(
                    "account.balance-not-zero",
                    "Account " + account + " cannot be closed: its balance is " + current.balance() + ".");
        }
    }

    private void requirePossibleDay(Account current, CreationContext now) {
        CommandDay.requirePossible(closedOn, "The closure of account " + account, now);
        if (closedOn.isBefore(current.openedOn())) {
            throw Rejection.refused(
                    "account.not-yet-open",
                    "Account " + account + " cannot be closed on " + closedOn + ": it was opened on "
                            + current.openedOn() + ".");
        }
    }

    /** Every other posting is on a day up to which interest has been credited, or earlier. */
    private void requireNothingLater(Account current, List<DailyMovement> movementsSinceAccrual) {
        if (closedOn.isBefore(current.accruedThrough())) {
            throw Rejection.refused(
                    "account.interest-already-accrued",
                    "Account " + account + " cannot be closed on " + closedOn
                            + ": its interest has been credited up to " + current.accruedThrough()
                            + ". Close it on that day or later.");
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

    private void requireNothingOwed(Account current, List<DailyMovement> movements) {
        Money owed = InterestCalculation.earned(current, movements, closedOn).credit();
        if (owed.isPositive()) {
            throw Rejection.refused(
                    "account.interest-owed",
                    "Account " + account + " cannot be closed on " + closedOn + ": it is owed " + owed
                            + " of interest since " + current.accruedThrough()
                            + ". Settle the interest first, or name an account in payTo.");
        }
    }
}

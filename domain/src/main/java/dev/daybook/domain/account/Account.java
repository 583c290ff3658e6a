package dev.daybook.domain.account;

import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;

/**
 * An account in the application state.
 *
 * @param balance all that was credited less all that was debited, interest included
 * @param accruedInterest the interest credited so far
 * @param accruedThrough interest has been credited for every night before this date
 * @param interestRemainder what the nights before that date have earned and was not credited
 * @param position the position of the last event that changed it, or that amended an event about it
 */
public record Account(
        AccountId id,
        ClientId clientId,
        CompanyId companyId,
        CurrencyCode currency,
        Money balance,
        Money accruedInterest,
        InterestRate annualInterestRate,
        AccountStatus status,
        LocalDate openedOn,
        LocalDate accruedThrough,
        InterestRemainder interestRemainder,
        long position) {

    /** A new account with a balance of zero. */
    static Account opened(AccountOpened event, long position) {
        Money nothing = Money.zero(event.currency());
        return new Account(
                event.accountId(),
                event.clientId(),
                event.companyId(),
                event.currency(),
                nothing,
                nothing,
                event.annualInterestRate(),
                AccountStatus.OPEN,
                event.openedOn(),
                event.openedOn(),
                InterestRemainder.NONE,
                position);
    }

    public boolean isOpen() {
        return status == AccountStatus.OPEN;
    }

    /** This account after a movement: a positive amount is a credit, a negative one a debit. */
    Account moved(Money amount, long atPosition) {
        return new Account(
                id,
                clientId,
                companyId,
                currency,
                balance.plus(amount),
                accruedInterest,
                annualInterestRate,
                status,
                openedOn,
                accruedThrough,
                interestRemainder,
                atPosition);
    }

    /** This account after interest for the nights before {@code through} was credited, and that remainder was left. */
    Account accrued(Money interest, LocalDate through, InterestRemainder remainder, long atPosition) {
        return new Account(
                id,
                clientId,
                companyId,
                currency,
                balance.plus(interest),
                accruedInterest.plus(interest),
                annualInterestRate,
                status,
                openedOn,
                later(through, accruedThrough),
                remainder,
                atPosition);
    }

    /** This account with another rate from the night of that day on; the nights before have left that remainder. */
    Account withInterestRate(InterestRate rate, LocalDate effectiveOn, InterestRemainder remainder, long atPosition) {
        return new Account(
                id,
                clientId,
                companyId,
                currency,
                balance,
                accruedInterest,
                rate,
                status,
                openedOn,
                later(effectiveOn, accruedThrough),
                remainder,
                atPosition);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    Account closed(long atPosition) {
        return with(AccountStatus.CLOSED, atPosition);
    }

    /** This account after an amendment of an event about it. */
    Account touched(long atPosition) {
        return with(status, atPosition);
    }

    private Account with(AccountStatus newStatus, long atPosition) {
        return new Account(
                id,
                clientId,
                companyId,
                currency,
                balance,
                accruedInterest,
                annualInterestRate,
                newStatus,
                openedOn,
                accruedThrough,
                interestRemainder,
                atPosition);
    }

    /**
     * This account, if a command may move the amount on it on the given day.
     *
     * @throws Rejection {@code account.closed}, {@code account.wrong-currency} or {@code account.not-yet-open}
     */
    Account requireMovable(Money amount, LocalDate occurredOn) {
        requireOpen();
        if (occurredOn.isBefore(openedOn)) {
            throw Rejection.refused(
                    "account.not-yet-open",
                    "Nothing can be posted to account " + clientId + " on " + occurredOn + ": it was opened on "
                            + openedOn + ".");
        }
        return requireCurrency(amount);
    }

    Account requireOpen() {
        if (!isOpen()) {
            throw Rejection.refused("account.closed", "Account " + clientId + " is closed.");
        }
        return this;
    }

    Account requireCurrency(Money amount) {
        if (!amount.currency().equals(currency)) {
            throw Rejection.refused(
                    "account.wrong-currency",
                    "Account " + clientId + " is kept in " + currency + "; " + amount + " cannot be posted to it.");
        }
        return this;
    }

    /** This account, if its balance covers the amount. */
    Account requireCovers(Money amount) {
        if (balance.isLessThan(amount)) {
            throw Rejection.refused(
                    "account.insufficient-funds",
                    "Account " + clientId + " cannot be debited " + amount + ": its balance is " + balance + ".");
        }
        return this;
    }
}

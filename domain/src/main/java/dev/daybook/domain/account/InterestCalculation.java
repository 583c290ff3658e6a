package dev.daybook.domain.account;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Rejection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How much interest an account has earned.
 *
 * <h2>The convention</h2>
 *
 * Day count ACT/365 Fixed: every night counts one 365th of a year, leap years included. The calculation covers the
 * nights from the day up to which interest has been credited until the day of the calculation, which is not included.
 * Each night earns interest on the closing balance of its day: the sum of all postings that count from that day or an
 * earlier one. A negative closing balance earns and costs nothing. The sum is exact. The credit is rounded down to the
 * currency's decimals. The exact remainder is carried on to the next credit, so the sum of the credits does not depend on
 * how often interest is calculated.
 *
 * <p>A posting that is recorded late, for a day before the last credit, counts from the day of that credit on. Interest
 * that was credited is not computed again.
 */
final class InterestCalculation {

    private InterestCalculation() {}

    /**
     * The interest for the nights from {@code account.accruedThrough()} on and before {@code until}, with the remainder
     * of earlier nights.
     *
     * @param movements the account's movements on days after {@code account.accruedThrough()}, in order
     */
    static EarnedInterest earned(Account account, List<DailyMovement> movements, LocalDate until) {
        BigDecimal closing = account.balance().value();
        for (DailyMovement movement : movements) {
            closing = closing.subtract(movement.amount().value());
        }
        BigDecimal currencyNights = BigDecimal.ZERO;
        LocalDate from = account.accruedThrough();
        for (DailyMovement movement : movements) {
            if (!movement.date().isBefore(until)) {
                break;
            }
            currencyNights = currencyNights.add(earning(closing, from, movement.date()));
            closing = closing.add(movement.amount().value());
            from = movement.date();
        }
        currencyNights = currencyNights.add(earning(closing, from, until));
        BigDecimal earned = currencyNights
                .multiply(account.annualInterestRate().value())
                .add(account.interestRemainder().value());
        return EarnedInterest.of365Times(earned, account.currency());
    }

    /**
     * The event that credits an account with what it has earned up to a day, if that is not zero.
     *
     * @param movements the account's movements on days after {@code account.accruedThrough()}, in order
     * @throws Rejection {@code interest.too-large} if the account cannot hold it; it names the account, because a
     *     calculation for all accounts stops there
     */
    static Optional<InterestAccrued> credit(
            Account account, List<DailyMovement> movements, LocalDate until, CreationContext now) {
        try {
            Optional<InterestAccrued> owed = earned(account, movements, until).accrue(account.id(), until, now);
            owed.ifPresent(credit -> account.accrued(credit.amount(), until, credit.remainder(), account.position()));
            return owed;
        } catch (Rejection tooLarge) {
            throw Rejection.refused(
                    "interest.too-large",
                    "Account " + account.clientId() + " cannot be credited with interest up to " + until
                            + ": its balance is " + account.balance() + ", and it cannot hold the interest as well ("
                            + tooLarge.code() + "). Leave the account out with \"except\", or withdraw from it first.");
        }
    }

    private static BigDecimal earning(BigDecimal closing, LocalDate from, LocalDate until) {
        long nights = ChronoUnit.DAYS.between(from, until);
        return closing.signum() <= 0 || nights <= 0 ? BigDecimal.ZERO : closing.multiply(BigDecimal.valueOf(nights));
    }

    /**
     * Requires that all nights before {@code until} are over, and that {@code until} is in no closed period: a night that
     * is still to come has earned nothing, and a credit in a closed period would change its books.
     *
     * @throws Rejection {@code interest.not-yet-earned} or {@code period.closed}
     */
    static void requireEarned(LocalDate until, CreationContext now) {
        LocalDate latest = CommandDay.latest(now);
        if (until.isAfter(latest)) {
            throw Rejection.refused(
                    "interest.not-yet-earned",
                    "Interest cannot be credited up to " + until + ": the latest possible day is " + latest + ".");
        }
        CommandDay.requireNotClosed(until, "A credit of interest", now);
    }
}

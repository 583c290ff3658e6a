package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an account has earned and was not credited yet: an amount that can be credited, and an exact remainder.
 *
 * @param credit rounded down to the currency's decimals; zero or more
 * @param remainder what rounding down left
 */
record EarnedInterest(Money credit, InterestRemainder remainder) {

    private static final BigDecimal DAYS_A_YEAR = BigDecimal.valueOf(365);

    /** Splits 365 times the earned amount, zero or more, into credit and remainder. */
    static EarnedInterest of365Times(BigDecimal earned, CurrencyCode currency) {
        BigDecimal credit = earned.divide(DAYS_A_YEAR, currency.decimals(), RoundingMode.DOWN);
        return new EarnedInterest(
                new Money(credit, currency), new InterestRemainder(earned.subtract(credit.multiply(DAYS_A_YEAR))));
    }

    /** The event that credits the amount to that account, if it is not zero. */
    Optional<InterestAccrued> accrue(AccountId account, LocalDate until, CreationContext now) {
        if (!credit.isPositive()) {
            return Optional.empty();
        }
        // a new id: a deposit could take an id that can be guessed, and would block the whole calculation
        ClientId transactionId = new ClientId("interest." + now.newId());
        return Optional.of(new InterestAccrued(account, transactionId, credit, until, remainder));
    }
}

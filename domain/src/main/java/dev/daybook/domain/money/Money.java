package dev.daybook.domain.money;

import dev.daybook.domain.kernel.Rejection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount in a currency, positive, zero or negative.
 *
 * @param value the amount, kept at exactly the currency's number of decimals; its magnitude is below 10¹⁸
 * @param currency the currency
 */
public record Money(BigDecimal value, CurrencyCode currency) {

    private static final int MOST_INTEGER_DIGITS = 18;

    /**
     * A single movement has a bound a thousand times lower, so that a few movements cannot bring a sum to its bound.
     */
    private static final int MOST_INTEGER_DIGITS_MOVED = 15;

    public Money {
        requireDigits(value, MOST_INTEGER_DIGITS);
        if (value.scale() != currency.decimals()) {
            if (value.scale() > currency.decimals()
                    && value.stripTrailingZeros().scale() > currency.decimals()) {
                throw Rejection.refused(
                        "money.too-many-decimals",
                        "An amount in " + currency + " has at most " + currency.decimals() + " decimals, but "
                                + Rejection.quote(value.toString()) + " has more.");
            }
            value = value.setScale(currency.decimals(), RoundingMode.UNNECESSARY);
        }
    }

    private static void requireDigits(BigDecimal value, int most) {
        if (value.signum() != 0 && (long) value.precision() - value.scale() > most) {
            throw Rejection.refused(
                    "money.too-large",
                    "An amount has at most " + most + " digits before the decimal point, but this one has more.");
        }
    }

    /** The amount that {@code value} says: a decimal such as {@code "700.00"}. */
    public static Money of(String value, String currency) {
        return new Money(new BigDecimal(value), new CurrencyCode(currency));
    }

    /** Zero, in the given currency. */
    public static Money zero(CurrencyCode currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The sum; both amounts are in the same currency. */
    public Money plus(Money other) {
        return new Money(value.add(other.sameCurrency(this)), currency);
    }

    /** The difference; both amounts are in the same currency. */
    public Money minus(Money other) {
        return new Money(value.subtract(other.sameCurrency(this)), currency);
    }

    public Money negated() {
        return new Money(value.negate(), currency);
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    /** Whether this amount is less than the other, which is in the same currency. */
    public boolean isLessThan(Money other) {
        return value.compareTo(other.sameCurrency(this)) < 0;
    }

    /**
     * This amount, which must be greater than zero and below 10¹⁵.
     *
     * @throws Rejection {@code money.not-positive} or {@code money.too-large}
     */
    public Money requirePositive() {
        if (!isPositive()) {
            throw Rejection.refused(
                    "money.not-positive", "The amount must be greater than zero, but it is " + this + ".");
        }
        return requireNotNegative();
    }

    /**
     * This amount, which must be zero or more and below 10¹⁵. A movement of zero is decided by no command, but facts from
     * outside have such movements.
     *
     * @throws Rejection {@code money.negative} or {@code money.too-large}
     */
    public Money requireNotNegative() {
        if (value.signum() < 0) {
            throw Rejection.refused("money.negative", "The amount must be zero or more, but it is " + this + ".");
        }
        requireDigits(value, MOST_INTEGER_DIGITS_MOVED);
        return this;
    }

    private BigDecimal sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot compute with " + other + " and " + this);
        }
        return value;
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + currency;
    }
}

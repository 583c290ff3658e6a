package dev.daybook.domain.money;

import dev.daybook.domain.kernel.Rejection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A yearly interest rate as a fraction: {@code 0.0350} is 3.5 percent a year.
 *
 * @param value 0 to 1 with at most six decimals, so that 3.5, a percentage by mistake, is refused
 */
public record InterestRate(BigDecimal value) {

    private static final int MOST_DECIMALS = 6;

    public InterestRate {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw Rejection.refused(
                    "interest-rate.out-of-range",
                    "An annual interest rate is a fraction from 0 to 1 (3.5 percent is 0.035), not "
                            + Rejection.quote(value.toString()) + ".");
        }
        BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (shortest.scale() > MOST_DECIMALS) {
            throw Rejection.refused(
                    "interest-rate.too-many-decimals",
                    "An annual interest rate has at most " + MOST_DECIMALS + " decimals, but "
                            + Rejection.quote(value.toString()) + " has more.");
        }
        value = shortest.setScale(Math.max(2, shortest.scale()), RoundingMode.UNNECESSARY);
    }

    /** The rate that {@code value} says: a fraction such as {@code "0.035"}. */
    public static InterestRate of(String value) {
        return new InterestRate(new BigDecimal(value));
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}

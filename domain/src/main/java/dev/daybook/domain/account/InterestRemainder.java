package dev.daybook.domain.account;

import dev.daybook.domain.kernel.Rejection;
import java.math.BigDecimal;

/**
 * Interest that was earned exactly but is too small to be credited. It is carried on to the next credit.
 *
 * <p>A night earns balance × rate ÷ 365, which often has no finite decimal form. Its 365-fold has one, so that is kept.
 *
 * @param value the remainder times 365, in the account's currency: 0 or more, below 365, at most ten decimals
 */
public record InterestRemainder(BigDecimal value) {

    private static final BigDecimal BOUND = BigDecimal.valueOf(365);

    /** Four decimals of a currency and six of a rate. */
    private static final int MOST_DECIMALS = 10;

    /** The remainder of an account that has earned nothing since its last credit. */
    public static final InterestRemainder NONE = new InterestRemainder(BigDecimal.ZERO);

    public InterestRemainder {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (value.signum() < 0 || value.compareTo(BOUND) >= 0 || value.scale() > MOST_DECIMALS) {
            throw Rejection.refused(
                    "interest.remainder-out-of-range",
                    "A remainder of interest is 365 times an amount below one unit of the currency: 0 or more, below 365,"
                            + " with at most ten decimals; not " + Rejection.quote(value.toPlainString()) + ".");
        }
        value = value.setScale(Math.max(0, value.scale()));
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}

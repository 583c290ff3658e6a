package dev.daybook.domain.money;

import static dev.daybook.domain.kernel.RejectionCode.refused;

import dev.daybook.domain.kernel.RejectionCode;
import java.util.List;

/** The codes of the rejections that amounts, currencies and interest rates can answer, for every noun that uses them. */
public final class MoneyRejections {

    public static final List<RejectionCode> ALL = List.of(
            refused(
                    "money.unknown-currency",
                    "The currency is no present or former ISO 4217 code in capital letters, or it has no minor unit, as XAU.",
                    "Send a code such as EUR."),
            refused(
                    "money.too-many-decimals",
                    "The amount has more decimals than its currency.",
                    "Round the amount to the decimals of the currency."),
            refused("money.too-large", "The amount has too many digits.", "Send a smaller amount."),
            refused(
                    "money.not-positive",
                    "The amount of a command is zero or negative.",
                    "Send an amount greater than zero."),
            refused(
                    "money.negative",
                    "The amount of an event is negative.",
                    "Send the event of the opposite movement: FundsWithdrawn in place of FundsDeposited."),
            refused(
                    "interest-rate.out-of-range",
                    "The annual interest rate is not between 0 and 1.",
                    "Send a fraction: 3.5 percent is 0.035."),
            refused(
                    "interest-rate.too-many-decimals",
                    "The annual interest rate has more than six decimals.",
                    "Round the rate to six decimals."));

    private MoneyRejections() {}
}

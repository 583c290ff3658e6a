package dev.daybook.domain.account;

import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.money.InterestRate;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * From the night of {@code effectiveOn} on an account earns another interest rate.
 *
 * @param remainder what the nights before have earned and was not credited; it is carried on to the next credit
 */
public record InterestRateChanged(
        AccountId accountId, InterestRate annualInterestRate, LocalDate effectiveOn, InterestRemainder remainder)
        implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(accountId.value());
    }
}

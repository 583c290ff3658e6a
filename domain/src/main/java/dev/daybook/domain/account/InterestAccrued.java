package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Interest for the nights before {@code accruedOn} has been credited to an account.
 *
 * @param remainder what these nights have earned beyond the amount; it is carried on to the next credit
 */
public record InterestAccrued(
        AccountId accountId, ClientId transactionId, Money amount, LocalDate accruedOn, InterestRemainder remainder)
        implements Event {

    public InterestAccrued {
        amount.requireNotNegative();
    }

    @Override
    public List<UUID> subjects() {
        return List.of(accountId.value());
    }
}

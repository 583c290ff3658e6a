package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Money has gone out of an account. */
public record FundsWithdrawn(AccountId accountId, ClientId transactionId, Money amount, LocalDate occurredOn)
        implements Event {

    public FundsWithdrawn {
        amount.requireNotNegative();
    }

    @Override
    public List<UUID> subjects() {
        return List.of(accountId.value());
    }
}

package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Money has come in on an account. A fact from outside may have an amount of zero. */
public record FundsDeposited(AccountId accountId, ClientId transactionId, Money amount, LocalDate occurredOn)
        implements Event {

    public FundsDeposited {
        amount.requireNotNegative();
    }

    @Override
    public List<UUID> subjects() {
        return List.of(accountId.value());
    }
}

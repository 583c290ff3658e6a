package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Money has gone from one account to another. Both sides are this one event. */
public record FundsTransferred(
        AccountId fromAccountId, AccountId toAccountId, ClientId transactionId, Money amount, LocalDate occurredOn)
        implements Event {

    public FundsTransferred {
        amount.requireNotNegative();
        if (fromAccountId.equals(toAccountId)) {
            throw Rejection.refused(
                    "transfer.same-account",
                    "A transfer needs two different accounts, but both are " + fromAccountId + ".");
        }
    }

    @Override
    public List<UUID> subjects() {
        return List.of(fromAccountId.value(), toAccountId.value());
    }
}

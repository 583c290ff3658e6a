package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An event that never comes into the log, because its materializer fails. */
public record FundsMisplaced(AccountId accountId, ClientId transactionId, Money amount, LocalDate occurredOn)
        implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(accountId.value());
    }
}

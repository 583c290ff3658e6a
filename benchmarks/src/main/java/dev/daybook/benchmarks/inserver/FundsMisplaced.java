package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** An event that never comes into the log, because its materializer fails. */
public record FundsMisplaced(FundsDeposited deposit) implements Event {

    @Override
    public List<UUID> subjects() {
        return deposit.subjects();
    }
}

package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A deposit that submits a task of that kind. */
public record FundsDepositedWithNotice(FundsDeposited deposit, String kind) implements Event {

    @Override
    public List<UUID> subjects() {
        return deposit.subjects();
    }
}

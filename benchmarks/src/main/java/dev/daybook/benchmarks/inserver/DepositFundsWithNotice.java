package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;

/**
 * A deposit whose event submits a task, a notice.
 *
 * @param kind of the submitted task
 */
public record DepositFundsWithNotice(DepositFunds deposit, String kind) implements Creator {

    @Override
    public void announce(StateAccess state) {
        deposit.announce(state);
    }

    @Override
    public List<FundsDepositedWithNotice> create(CreationContext now) {
        return deposit.create(now).stream()
                .map(event -> new FundsDepositedWithNotice(event, kind))
                .toList();
    }
}

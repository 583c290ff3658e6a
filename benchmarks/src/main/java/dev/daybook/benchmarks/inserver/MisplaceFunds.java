package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.account.DepositFunds;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;

/** Poison: looks like a deposit, and fails after its event has been materialized in part. */
public record MisplaceFunds(DepositFunds deposit) implements Creator {

    @Override
    public void announce(StateAccess state) {
        deposit.announce(state);
    }

    @Override
    public List<FundsMisplaced> create(CreationContext now) {
        return deposit.create(now).stream().map(FundsMisplaced::new).toList();
    }
}

package dev.daybook.benchmarks.inserver;

import dev.daybook.domain.account.AccountFeature;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.StateAccess;

/** Materializes a deposit as the product does; the benchmark's events call it and then write more. */
final class DepositMeaning {

    private static final EventType<?> DEPOSITED = new AccountFeature()
            .events().stream()
                    .filter(type -> type.record() == FundsDeposited.class)
                    .findFirst()
                    .orElseThrow();

    private DepositMeaning() {}

    static void announce(FundsDeposited event, StateAccess state) {
        DEPOSITED.announce(event, state);
    }

    static void materialize(FundsDeposited event, MaterializationContext context) {
        DEPOSITED.materialize(event, context);
    }
}

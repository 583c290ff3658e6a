package dev.daybook.domain.account;

import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.StateAccess;

class InMemoryAccountBalancesTest extends AccountBalancesContract {

    private final InMemoryState state = InMemoryState.empty();

    @Override
    protected StateAccess state() {
        return state;
    }
}

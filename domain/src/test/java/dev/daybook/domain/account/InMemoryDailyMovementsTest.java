package dev.daybook.domain.account;

import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.StateAccess;

class InMemoryDailyMovementsTest extends DailyMovementsContract {

    private final InMemoryState state = InMemoryState.empty();

    @Override
    protected StateAccess state() {
        return state;
    }
}

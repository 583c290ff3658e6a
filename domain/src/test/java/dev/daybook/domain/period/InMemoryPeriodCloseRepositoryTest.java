package dev.daybook.domain.period;

import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.StateAccess;

class InMemoryPeriodCloseRepositoryTest extends PeriodCloseRepositoryContract {

    private final InMemoryState state = InMemoryState.empty();

    @Override
    protected StateAccess state() {
        return state;
    }
}

package dev.daybook.domain.account;

import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.StateAccess;

class InMemoryReversalRepositoryTest extends ReversalRepositoryContract {

    private final InMemoryState state = InMemoryState.empty();

    @Override
    protected StateAccess state() {
        return state;
    }
}

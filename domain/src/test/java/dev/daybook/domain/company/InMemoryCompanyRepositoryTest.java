package dev.daybook.domain.company;

import dev.daybook.domain.kernel.InMemoryState;
import dev.daybook.domain.kernel.StateAccess;

class InMemoryCompanyRepositoryTest extends CompanyRepositoryContract {

    private final InMemoryState state = InMemoryState.empty();

    @Override
    protected StateAccess state() {
        return state;
    }
}

package dev.daybook.domain.kernel;

class InMemoryAmendedEventRepositoryTest extends AmendedEventRepositoryContract {

    private final InMemoryState state = InMemoryState.empty();

    @Override
    protected StateAccess state() {
        return state;
    }
}

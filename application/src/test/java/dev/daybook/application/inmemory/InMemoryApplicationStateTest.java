package dev.daybook.application.inmemory;

import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.ApplicationStateContract;
import dev.daybook.application.time.ElapsedTime;
import jakarta.transaction.UserTransaction;

class InMemoryApplicationStateTest extends ApplicationStateContract {

    private final InMemoryTransaction transaction = new InMemoryTransaction(Faults.NONE);
    private final ApplicationState state = new InMemoryApplicationState(
            new InMemoryStateDatabase(), transaction, ElapsedTime.MACHINE, Faults.NONE, contents -> false);

    @Override
    protected ApplicationState state() {
        return state;
    }

    @Override
    protected UserTransaction transaction() {
        return transaction;
    }
}

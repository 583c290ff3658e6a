package dev.daybook.application.inmemory;

import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.PresumedKeysContract;
import dev.daybook.application.time.ElapsedTime;
import jakarta.transaction.UserTransaction;

class InMemoryPresumedKeysTest extends PresumedKeysContract {

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

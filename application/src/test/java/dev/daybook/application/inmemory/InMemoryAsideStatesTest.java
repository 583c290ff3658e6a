package dev.daybook.application.inmemory;

import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.replay.AsideStates;
import dev.daybook.application.replay.AsideStatesContract;
import dev.daybook.application.state.ApplicationState;
import java.time.Instant;

class InMemoryAsideStatesTest extends AsideStatesContract {

    private final InMemoryServer server =
            new InMemoryServer(InMemoryDatabases.empty(BankCommands.CATALOGUE), new HandDrivenTimer(Instant.EPOCH));

    @Override
    protected AsideStates states() {
        return server.asideStates();
    }

    @Override
    protected ApplicationState live() {
        return server.state();
    }
}

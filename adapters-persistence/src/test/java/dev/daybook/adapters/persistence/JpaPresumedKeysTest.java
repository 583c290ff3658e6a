package dev.daybook.adapters.persistence;

import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.state.PresumedKeysContract;
import jakarta.transaction.UserTransaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaPresumedKeysTest extends PresumedKeysContract {

    private Engine engine;

    @BeforeAll
    void start() {
        engine = Engine.empty().migrated();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Override
    protected ApplicationState state() {
        return engine.state();
    }

    @Override
    protected UserTransaction transaction() {
        return engine.transaction();
    }
}

package dev.daybook.adapters.persistence;

import dev.daybook.application.replay.AsideStates;
import dev.daybook.application.replay.AsideStatesContract;
import dev.daybook.application.state.ApplicationState;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

@SuppressWarnings("NullAway.Init")
class JpaAsideStatesTest extends AsideStatesContract {

    private static Engine engine;

    private final AsideStates states = engine.asideStates();

    @BeforeAll
    static void startEngine() {
        engine = Engine.empty().migrated();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @BeforeEach
    void empty() {
        states.clearUp(Optional.empty());
        Engine.emptyState();
    }

    @Override
    protected AsideStates states() {
        return states;
    }

    @Override
    protected ApplicationState live() {
        return engine.state();
    }
}

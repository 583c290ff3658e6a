package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import org.junit.jupiter.api.Test;

/** A state from a backup is caught up only if it does not know an amended event with its former data. */
class CatchUpAfterAmendmentTest {

    private final AmendedBank bank = new AmendedBank();
    private final Standing former = bank.databases.state().live();

    private InMemoryServer restartedWithTheFormerState() {
        bank.databases.state().replace(former);
        return new InMemoryServer(bank.databases, bank.timer);
    }

    @Test
    void aStateThatLacksTheAmendedEventGetsItWithItsNewData() {
        bank.deposit("30.00");
        bank.approve(5, "31.00");
        bank.rebuild();
        restartedWithTheFormerState().start();
        assertThat(bank.balance()).isEqualTo("61.00 EUR");
        assertThat(bank.compare().isEqual()).isTrue();
    }

    @Test
    void aStateWhoseLastEventWasAmendedMustBeRebuilt() {
        bank.deposit("30.00");
        bank.approve(4, "21.00");
        bank.rebuild();
        InMemoryServer server = restartedWithTheFormerState();
        server.turn();
        assertThat(server.readiness().obstacle().orElseThrow())
                .contains("is at position 4 and knows event 4 as it was before it was amended")
                .contains("the state has to be rebuilt");
        assertThat(bank.databases.state().live()).isEqualTo(former);
        bank.rebuild();
        server.turn();
        assertThat(server.readiness().isReady()).isTrue();
    }
}

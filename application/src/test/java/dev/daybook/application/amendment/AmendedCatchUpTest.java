package dev.daybook.application.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.kernel.InMemoryState;
import org.junit.jupiter.api.Test;

/** A state that lags a log with amended events. */
class AmendedCatchUpTest {

    /** More than one transaction of a catch-up materializes. */
    private static final int MANY = 2_100;

    private final Bank bank = new Bank();

    private InMemoryServer restarted() {
        return new InMemoryServer(bank.databases, bank.timer);
    }

    @Test
    void aStateThatWasLostComesBackWithTheNewDataInSeveralTransactions() {
        for (int i = 0; i < MANY; i++) {
            bank.deposit("1.00");
        }
        bank.amend(3, bank.depositOf(3, "11.00"));
        Standing before = bank.databases.state().live();
        bank.databases
                .state()
                .replace(new Standing(LogPosition.START, InMemoryState.empty().contents()));
        restarted().start();
        assertThat(bank.databases.state().live()).isEqualTo(before);
        assertThat(bank.balance()).isEqualTo("2131.00 EUR");
    }

    @Test
    void aStateThatKnowsTheFormerDataIsNotCaughtUp() {
        Standing former = bank.databases.state().live();
        bank.amend(3, bank.depositOf(3, "11.00"));
        bank.databases.state().replace(former);
        assertStaysClosed("knows event 3 as it was before it was amended: the state has to be rebuilt.");
        assertStaysClosed("knows event 3 as it was before it was amended: the state has to be rebuilt.");
    }

    @Test
    void aStateThatKnowsTheLastAmendedEventAsItWasIsNotCaughtUp() {
        Standing former = bank.databases.state().live();
        bank.amend(4, bank.depositOf(4, "21.00"));
        bank.databases.state().replace(former);
        assertStaysClosed("knows event 4 as it was before it was amended");
    }

    private void assertStaysClosed(String because) {
        InMemoryServer server = restarted();
        server.turn();
        assertThat(server.readiness().obstacle().orElseThrow()).contains(because);
        assertThat(bank.databases.state().live().at().position()).isEqualTo(4);
    }

    @Test
    void aServerThatHasCaughtUpBeforeStillFindsAStateWithFormerData() {
        Standing former = bank.databases.state().live();
        bank.databases
                .state()
                .replace(new Standing(LogPosition.START, InMemoryState.empty().contents()));
        InMemoryServer server = restarted().start();
        bank.amend(3, bank.depositOf(3, "11.00"));
        bank.databases.state().replace(former);
        server.readiness().closed("closed for a test");
        server.turn();
        assertThat(server.readiness().obstacle().orElseThrow()).contains("has to be rebuilt");
    }
}

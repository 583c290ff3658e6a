package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.createCompany;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static dev.daybook.application.inmemory.BankCommands.moveCompany;
import static dev.daybook.application.inmemory.BankCommands.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.job.HandDrivenTimer;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.LogPosition;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.company.CompanyFeature;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.InMemoryState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens at the start when log and state are not at the same position. */
class StateCatchUpTest {

    private static final Digest OTHER_HASH = Digest.of("another log");

    private final HandDrivenTimer timer = new HandDrivenTimer(Instant.parse("2026-01-05T00:00:00Z"));
    private final InMemoryDatabases databases = InMemoryDatabases.empty(BankCommands.CATALOGUE);
    private Standing before = databases.state().live();

    @BeforeEach
    void append() {
        InMemoryServer server = restarted().start();
        server.execute(createCompany("acme"));
        server.execute(moveCompany("acme", "Brno"));
        server.execute(openAccount("A-1", "acme"));
        server.execute(deposit("d-1", "A-1", "10.00"));
        before = databases.state().live();
    }

    private InMemoryServer restarted() {
        return new InMemoryServer(databases, timer);
    }

    private void standAt(LogPosition position) {
        databases.state().replace(new Standing(position, before.contents()));
    }

    private void loseTheState() {
        databases
                .state()
                .replace(new Standing(LogPosition.START, InMemoryState.empty().contents()));
    }

    private static void assertStaysClosed(InMemoryServer server, String because) {
        server.turn();
        assertThat(server.readiness().obstacle().orElseThrow()).contains(because);
    }

    @Test
    void aStateThatWasLostComesBackFromTheLog() {
        loseTheState();
        InMemoryServer server = restarted().start();
        assertThat(databases.state().live()).isEqualTo(before);
        assertThat(server.log().head().at()).isEqualTo(before.at());
    }

    @Test
    void catchingUpSubmitsNoTaskAgain() {
        loseTheState();
        restarted().start();
        assertThat(databases.log().tasks()).hasSize(1);
    }

    @Test
    void withAStateThatIsAheadOfTheLogNoCommandsAreAccepted() {
        standAt(new LogPosition(99, before.at().hash()));
        assertStaysClosed(restarted(), "the log has lost events");
    }

    @Test
    void withAStateOfAnotherLogNoCommandsAreAccepted() {
        standAt(new LogPosition(4, OTHER_HASH));
        assertStaysClosed(restarted(), "they are not of one history");
    }

    @Test
    void withAStateOfAnotherLogThatLagsNoCommandsAreAccepted() {
        standAt(new LogPosition(2, OTHER_HASH));
        assertStaysClosed(restarted(), "they are not of one history");
    }

    @Test
    void withAnEmptyStateOfAnotherLogNoCommandsAreAccepted() {
        standAt(new LogPosition(0, OTHER_HASH));
        assertStaysClosed(restarted(), "they are not of one history");
    }

    @Test
    void anEventOfDoomIsNamed() {
        loseTheState();
        EventsOfDoom.depositInAnotherCurrency(databases, 4);
        assertStaysClosed(restarted(), "Event 4, FundsDeposited version 1");
    }

    @Test
    void withAnEventThatTheBuildDoesNotKnowNoCommandsAreAccepted() {
        EventCatalogue companies = new EventCatalogue(List.of(new CompanyFeature()));
        InMemoryDatabases smaller =
                new InMemoryDatabases(databases.log(), databases.state(), companies, databases.codec());
        assertStaysClosed(new InMemoryServer(smaller, timer), FundsDeposited.class.getSimpleName() + " version 1");
    }
}

package dev.daybook.application.amendment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.log.LogPosition;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.EventsOfDoom;
import dev.daybook.application.replay.Replay;
import dev.daybook.domain.kernel.InMemoryState;
import org.junit.jupiter.api.Test;

/** No commands are accepted while the state lacks an amendment of the log. */
class AmendmentInStateTest {

    private final Bank bank = new Bank();
    private final AmendmentInState check =
            new AmendmentInState(bank.server.log(), bank.server.state(), bank.databases.codec(), bank.replays);

    /** Event 3 was amended; then the state was restored from a backup that is older than that. */
    private String givenAStateFromBeforeAnAmendment() {
        Standing backup = bank.databases.state().live();
        Amendment amendment = bank.amend(3, bank.depositOf(3, "11.00"));
        bank.databases.state().replace(backup);
        return "The state is at event 4 and does not know amendment " + amendment.id()
                + " of event 3 yet: it is being rebuilt.";
    }

    private Replay latestRebuild() {
        return bank.replays.findLastRebuild().orElseThrow();
    }

    @Test
    void aStateThatKnowsAllAmendmentsIsAccepted() {
        assertThat(check.obstacles()).isEmpty();
        bank.amend(3, bank.depositOf(3, "11.00"));
        Replay applied = latestRebuild();
        assertThat(check.obstacles()).isEmpty();
        bank.deposit("1.00");
        assertThat(check.obstacles()).isEmpty();
        assertThat(latestRebuild()).isEqualTo(applied);
    }

    @Test
    void aStateFromBeforeAnAmendmentIsRebuilt() {
        String obstacle = givenAStateFromBeforeAnAmendment();
        assertThat(check.obstacles()).containsExactly(obstacle);
        bank.timer.runDue();
        assertThat(check.obstacles()).isEmpty();
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
    }

    @Test
    void anAmendmentBehindManyLaterEventsIsFound() {
        Standing backup = bank.databases.state().live();
        bank.deposit("1.00");
        bank.amend(3, bank.depositOf(3, "11.00"));
        bank.amend(5, bank.depositOf(5, "2.00"));
        bank.databases.state().replace(backup);
        assertThat(check.obstacles()).singleElement().asString().contains("of event 3 yet");
    }

    @Test
    void anAmendmentOfTheLastEventThatTheStateKnowsIsFound() {
        Standing backup = bank.databases.state().live();
        bank.amend(4, bank.depositOf(4, "21.00"));
        bank.databases.state().replace(backup);
        assertThat(check.obstacles()).singleElement().asString().contains("of event 4 yet");
    }

    @Test
    void anAmendmentBehindAWholePageOfHarmlessOnesIsFound() {
        Standing backup = bank.databases.state().live();
        bank.deposit("1.00");
        for (int i = 1; i <= 100; i++) {
            bank.amend(5, bank.depositOf(5, "1.%02d".formatted(i % 2 + 1)));
        }
        bank.amend(3, bank.depositOf(3, "11.00"));
        bank.databases.state().replace(backup);
        assertThat(check.obstacles()).singleElement().asString().contains("of event 3 yet");
    }

    @Test
    void aStateThatLacksTheAmendedEventTooNeedsNoRebuild() {
        bank.amend(3, bank.depositOf(3, "11.00"));
        Replay applied = latestRebuild();
        bank.databases
                .state()
                .replace(new Standing(LogPosition.START, InMemoryState.empty().contents()));
        assertThat(check.obstacles())
                .as("catching up materializes the new data")
                .isEmpty();
        assertThat(latestRebuild()).isEqualTo(applied);
    }

    @Test
    void aRebuildThatFailsIsToldAndBegunAgain() {
        String obstacle = givenAStateFromBeforeAnAmendment();
        bank.server.faults().before(Step.ASIDE_BEGIN, () -> {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "away", new IllegalStateException());
        });
        assertThat(check.obstacles()).containsExactly(obstacle);
        bank.timer.runDue();
        Replay failed = latestRebuild();
        assertThat(failed.status()).isEqualTo(Replay.Status.FAILED);
        bank.server.faults().forget();
        assertThat(check.obstacles()).singleElement().asString().startsWith(obstacle);
        bank.timer.runDue();
        assertThat(latestRebuild().id()).isNotEqualTo(failed.id());
        assertThat(check.obstacles()).isEmpty();
    }

    @Test
    void aRebuildThatFailsBecauseOfAnEventIsNotBegunAgain() {
        String obstacle = givenAStateFromBeforeAnAmendment();
        EventsOfDoom.depositInAnotherCurrency(bank.databases, 4);
        assertThat(check.obstacles()).containsExactly(obstacle);
        bank.timer.runDue();
        Replay doomed = latestRebuild();
        assertThat(check.obstacles())
                .containsExactly(obstacle + " The last rebuild has failed: "
                        + doomed.failure().orElseThrow());
        bank.timer.runDue();
        assertThat(latestRebuild()).as("no other one").isEqualTo(doomed);
    }
}

package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.InMemoryStateDatabase.Standing;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.money.Money;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A rebuild amends the log when it switches: log and state change together, and only by what is still approved. */
class AmendmentsAtSwitchTest {

    private final AmendedBank bank = new AmendedBank();
    private final Standing before = bank.databases.state().live();

    private static StorageFailure failure(StorageFailure.Kind kind) {
        return new StorageFailure(kind, "The database says no.", new IllegalStateException("planned"));
    }

    private void assertNothingChanged() {
        assertThat(bank.server.log().head().position()).isEqualTo(4);
        assertThat(bank.depositAt(3).amount()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(bank.databases.state().live()).isEqualTo(before);
        assertThat(bank.databases.log().isUnlocked()).isTrue();
    }

    /** The switch fails after the log was amended. */
    private void failAfterTheLog(StorageFailure.Kind kind) {
        AtomicInteger steps = new AtomicInteger();
        bank.server.faults().before(Step.ASIDE_SWITCH, () -> {
            if (steps.incrementAndGet() == 2) {
                throw failure(kind);
            }
        });
    }

    @Test
    void aRebuildBringsTheAmendmentsIntoLogAndState() {
        bank.approve(3, "11.00");
        bank.approve(4, "21.00");
        StateReplay.Rebuilt rebuilt = bank.rebuild();
        assertThat(rebuilt.amendments()).isEqualTo(2);
        assertThat(rebuilt.position())
                .as("with the events that record the amendments")
                .isEqualTo(6);
        assertThat(bank.depositAt(3).amount()).isEqualTo(Money.of("11.00", "EUR"));
        assertThat(bank.event(5).name()).isEqualTo(EventAmended.NAME);
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        assertThat(bank.server.state().position())
                .isEqualTo(bank.server.log().head().at());
        assertThat(bank.compare().isEqual())
                .as("the state also knows that the events were amended")
                .isTrue();
        assertThat(bank.rebuild().amendments()).as("nothing is left to apply").isZero();
    }

    @Test
    void anAmendmentThatWasWithdrawnMeanwhileIsNotAppliedAndTheRebuildStops() {
        UUID amendment = bank.approve(3, "11.00");
        bank.server.faults().before(Step.ASIDE_KEEP, () -> bank.withdraw(amendment));
        ReplayStopped stopped = catchThrowableOfType(ReplayStopped.class, bank::rebuild);
        assertThat(stopped).hasMessageContaining("was withdrawn meanwhile").hasMessageContaining("another rebuild");
        assertThat(stopped.isCancelled()).isFalse();
        assertNothingChanged();
    }

    @Test
    void anAmendmentThatWasApprovedMeanwhileWaitsForTheNextRebuild() {
        bank.approve(3, "11.00");
        bank.server.faults().before(Step.ASIDE_KEEP, () -> {
            bank.server.faults().forget();
            bank.approve(4, "21.00");
        });
        assertThat(bank.rebuild().amendments()).isEqualTo(1);
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
        assertThat(bank.rebuild().amendments()).isEqualTo(1);
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
    }

    @Test
    void aRebuildThatHasLostTheLockOfTheLogDoesNotSwitch() {
        bank.server
                .faults()
                .before(
                        Step.ASIDE_SWITCH,
                        () -> bank.server.faults().before(Step.LOG_LOCK, () -> {
                            throw failure(StorageFailure.Kind.PASSING);
                        }));
        assertThat(catchThrowableOfType(StorageFailure.class, bank::rebuild)).hasMessage("The database says no.");
        assertNothingChanged();
        assertThat(bank.databases.state().builtBy()).isEmpty();
    }

    @Test
    void aSwitchThatWaitsBeforeItAmendsTheLogIsTriedAgain() {
        bank.approve(3, "11.00");
        bank.server.faults().before(Step.LOG_WRITE, () -> {
            bank.server.faults().forget();
            throw failure(StorageFailure.Kind.LOCKED);
        });
        assertThat(bank.rebuild().amendments()).isEqualTo(1);
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
    }

    @Test
    void aSwitchThatMustWaitAfterItHasMaterializedTheAmendmentsIsNotTriedAgain() {
        bank.approve(3, "11.00");
        failAfterTheLog(StorageFailure.Kind.LOCKED);
        assertThat(catchThrowableOfType(ReplayStopped.class, bank::rebuild))
                .hasMessage("The amendments could not be applied at the switch: The database says no."
                        + " Start another rebuild.");
        assertThat(bank.databases.state().live()).isEqualTo(before);
        assertThat(bank.rebuild().amendments())
                .as("the log has the amendment already")
                .isZero();
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
    }

    @Test
    void anotherFailureAfterTheAmendmentsIsThatOfTheDatabase() {
        bank.approve(3, "11.00");
        failAfterTheLog(StorageFailure.Kind.PASSING);
        assertThat(catchThrowableOfType(StorageFailure.class, bank::rebuild).kind())
                .isEqualTo(StorageFailure.Kind.PASSING);
        assertThat(bank.databases.state().live()).isEqualTo(before);
    }

    /** A rebuild that has only its switch before it when its server stops. */
    private void interrupt(UUID id) {
        bank.server.faults().before(Step.ASIDE_SWITCH, () -> {
            throw ReplayStopped.cancelled();
        });
        assertThat(catchThrowableOfType(ReplayStopped.class, () -> bank.rebuild(id, Interruption.never())))
                .isNotNull();
        bank.server.faults().forget();
    }

    @Test
    void aRebuildThatWasInterruptedGoesOnWithTheSameAmendments() {
        UUID id = UUID.randomUUID();
        bank.approve(3, "11.00");
        interrupt(id);
        bank.server.faults().before(Step.ASIDE_KEEP, () -> {
            throw new IllegalStateException("The state that was left has every event.");
        });
        bank.rebuild(id, Interruption.never());
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
    }

    @Test
    void aRebuildThatWasInterruptedBeginsAnewWithOtherAmendments() {
        UUID id = UUID.randomUUID();
        UUID withdrawn = bank.approve(3, "11.00");
        interrupt(id);
        bank.withdraw(withdrawn);
        bank.approve(3, "12.00");
        Interruption resumed = Interruption.never();
        bank.rebuild(id, resumed);
        assertThat(resumed.first()).isZero();
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
    }
}

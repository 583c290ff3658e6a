package dev.daybook.application.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.EventsOfDoom;
import dev.daybook.application.replay.Replay;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which replays begin for open amendments, when, and with which events. */
class AmendmentsDueTest {

    private final Bank bank = new Bank();
    private final Amendments amendments = bank.amendments;

    private void givenTheDatabaseIsAway() {
        bank.server.faults().before(Step.ASIDE_BEGIN, () -> {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "away", new IllegalStateException());
        });
    }

    private Replay trialOf(UUID id) {
        return amendments.find(id).orElseThrow().trial().orElseThrow();
    }

    /** Approved by another person, while another replay runs. */
    private UUID givenAnApprovedAmendmentThatWaits() {
        UUID id = bank.propose(3, bank.depositOf(3, "11.00")).amendment().id();
        bank.replays.begin(Replay.Kind.VERIFY, false, "tester");
        amendments.approve(id, Bank.APPROVER);
        return id;
    }

    private static void assertReplayed(Replay trial, String balance) {
        assertThat(trial.report().divergences())
                .extracting(Divergence::replayed)
                .anySatisfy(replayed -> assertThat(replayed.orElseThrow()).contains(balance));
    }

    @Test
    void aTrialIsRepeatedAfterAPauseThatDoublesUpToHalfAnHour() {
        givenTheDatabaseIsAway();
        UUID id = bank.propose(3, bank.depositOf(3, "11.00")).amendment().id();
        for (long seconds : new long[] {30, 60, 120, 240, 480, 960, 1_920, 1_920}) {
            Replay failed = trialOf(id);
            bank.timer.advance(Duration.ofSeconds(seconds));
            bank.runAmendmentsDue();
            assertThat(trialOf(id).id()).as("after %s s", seconds).isEqualTo(failed.id());
            bank.timer.advance(Duration.ofSeconds(1));
            bank.runAmendmentsDue();
            assertThat(trialOf(id).id()).as("after one second more").isNotEqualTo(failed.id());
        }
    }

    @Test
    void aTrialThatHasEndedIsNotRepeated() {
        UUID id = bank.propose(3, bank.depositOf(3, "11.00")).amendment().id();
        Replay trial = trialOf(id);
        bank.timer.advance(Duration.ofDays(1));
        bank.runAmendmentsDue();
        assertThat(trialOf(id)).isEqualTo(trial);
    }

    @Test
    void aTrialThatAnEventHasStoppedIsNotRepeated() {
        UUID id = bank.propose(2, bank.openingIn("CZK")).amendment().id();
        Replay stopped = trialOf(id);
        bank.timer.advance(Duration.ofDays(1));
        bank.runAmendmentsDue();
        assertThat(trialOf(id)).isEqualTo(stopped);
    }

    @Test
    void aRebuildThatFailedBecauseADatabaseWasAwayIsRepeatedAfterAPause() {
        UUID id = bank.propose(3, bank.depositOf(3, "11.00")).amendment().id();
        givenTheDatabaseIsAway();
        AmendmentCase waiting = bank.approve(id);
        assertThat(waiting.amendment().status()).isEqualTo(Status.APPROVED);
        Replay failed = waiting.rebuild().orElseThrow();
        assertThat(failed.status()).isEqualTo(Replay.Status.FAILED);
        bank.server.faults().forget();
        bank.runAmendmentsDue();
        assertThat(amendments.find(id).orElseThrow().rebuild()).contains(failed);
        bank.timer.advance(Duration.ofSeconds(31));
        bank.runAmendmentsDue();
        AmendmentCase applied = amendments.find(id).orElseThrow();
        assertThat(applied.amendment().status()).isEqualTo(Status.APPLIED);
        assertThat(applied.rebuild()).as("of an amendment that waits no longer").isEmpty();
    }

    @Test
    void aRebuildFromBeforeTheApprovalIsNotShown() {
        bank.replays.begin(Replay.Kind.REBUILD, false, "tester");
        bank.timer.runDue();
        bank.timer.advance(Duration.ofSeconds(1));
        UUID id = givenAnApprovedAmendmentThatWaits();
        AmendmentCase waiting = amendments.find(id).orElseThrow();
        assertThat(waiting.amendment().status()).isEqualTo(Status.APPROVED);
        assertThat(waiting.rebuild()).isEmpty();
    }

    @Test
    void aTrialHasTheApprovedAmendmentsThatWaitForTheirRebuild() {
        UUID approved = givenAnApprovedAmendmentThatWaits();
        UUID proposed = amendments
                .propose(4, bank.depositOf(4, "21.00"), "x", Bank.PROPOSER)
                .amendment()
                .id();
        bank.timer.runDue();
        bank.server.faults().before(Step.ASIDE_SWITCH, () -> {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "away", new IllegalStateException());
        });
        bank.runAmendmentsDue();
        bank.server.faults().forget();
        assertThat(amendments.find(approved).orElseThrow().amendment().status()).isEqualTo(Status.APPROVED);
        bank.runAmendmentsDue();
        assertReplayed(trialOf(proposed), "32.00");
    }

    @Test
    void aTrialHasNoProposalOfOthersThatStandsByItself() {
        bank.propose(3, bank.depositOf(3, "11.00"));
        AmendmentCase proposed = bank.propose(4, bank.depositOf(4, "21.00"));
        assertReplayed(proposed.trial().orElseThrow(), "31.00");
    }

    @Test
    void twoEventsOfDoomAreTriedOutTogether() {
        EventsOfDoom.depositInAnotherCurrency(bank.databases, 3);
        EventsOfDoom.depositInAnotherCurrency(bank.databases, 4);
        AmendmentCase first = bank.propose(3, bank.depositOf(3, "11.00"));
        assertThat(first.isHarmless()).isFalse();
        assertThat(first.isHeldUpByAnother()).isTrue();
        AmendmentCase second = bank.propose(4, bank.depositOf(4, "21.00"));
        assertThat(second.isHarmless()).isTrue();
        assertReplayed(second.trial().orElseThrow(), "32.00");
    }

    @Test
    void anAmendmentThatDoesNotMaterializeItselfIsNoPartOfOtherTrials() {
        AmendmentCase first = bank.propose(3, bank.depositOf(3, Money.of("11.00", "CZK")));
        assertThat(first.trial().orElseThrow().report().doom().orElseThrow().position())
                .isEqualTo(3);
        assertThat(first.isHeldUpByAnother()).isFalse();
        assertThat(bank.propose(4, bank.depositOf(4, "21.00")).isHarmless()).isTrue();
    }

    @Test
    void anApprovalIsRepeatedByTheSamePersonOnly() {
        UUID id = givenAnApprovedAmendmentThatWaits();
        assertThat(amendments.approve(id, Bank.APPROVER).amendment().status()).isEqualTo(Status.APPROVED);
        assertThatThrownBy(() -> amendments.approve(id, "a third person"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("amendment.closed"))
                .hasMessageContaining("it is approved");
    }

    @Test
    void openOnesAreListedAndAllOnesInPages() {
        UUID applied = bank.amend(3, bank.depositOf(3, "11.00")).id();
        UUID open = bank.propose(4, bank.depositOf(4, "21.00")).amendment().id();
        assertThat(amendments.findOpen())
                .singleElement()
                .satisfies(one -> assertThat(one.amendment().id()).isEqualTo(open))
                .satisfies(one -> assertThat(one.isHarmless()).isTrue());
        assertThat(amendments.findPage(Optional.empty(), 10))
                .extracting(one -> one.amendment().id())
                .containsExactly(open, applied);
        assertThat(amendments.findPage(Optional.of(open), 10))
                .extracting(one -> one.amendment().id())
                .containsExactly(applied);
    }
}

package dev.daybook.application.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.Replay;
import dev.daybook.domain.account.FundsDeposited;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An event is changed by two people, with a reason, a trial and a rebuild, and in no other way. */
class AmendmentsTest {

    private final Bank bank = new Bank();
    private final Amendments amendments = bank.amendments;

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void anAmendedEventHasItsNewDataInLogAndStateAndTheChainGoesOn() {
        RecordedEvent before = bank.event(3);
        AmendmentCase proposed = bank.propose(3, bank.depositOf(3, "11.00"));
        assertThat(proposed.isHarmless()).isTrue();
        assertThat(proposed.trial().orElseThrow().report().divergences())
                .extracting(Divergence::table)
                .anySatisfy(table -> assertThat(table).endsWith("AccountRepository"));
        assertThat(bank.event(3)).as("only tried out").isEqualTo(before);

        Amendment applied = bank.approve(proposed.amendment().id()).amendment();
        assertThat(applied.status()).isEqualTo(Status.APPLIED);
        assertThat(applied.recordedPosition()).contains(5L);
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
        assertThat(bank.server.state().position())
                .isEqualTo(bank.server.log().head().at());
        RecordedEvent amended = bank.event(3);
        assertThat(((FundsDeposited) bank.decoded(3)).amount()).isEqualTo(Money.of("11.00", "EUR"));
        assertThat(amended.hash()).isEqualTo(before.hash());
        assertThat(amended.amended().orElseThrow().by()).isEqualTo(applied.id());
        assertThat(amended.amended().orElseThrow().recordedDigest())
                .isEqualTo(before.data().digest());
        assertThat(bank.event(5).metadata().actor()).isEqualTo(Bank.APPROVER);
        assertThat(bank.decoded(5))
                .isEqualTo(new EventAmended(
                        3,
                        applied.id(),
                        before.metadata().id(),
                        1,
                        before.data().digest().toString(),
                        before.data().digest().toString(),
                        Digest.of(amended.data().text()).toString(),
                        "It was mistyped.",
                        Bank.PROPOSER,
                        Bank.APPROVER,
                        before.subjects()));
        bank.deposit("1.00");
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        assertThat(bank.verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
        assertThat(amendments.findApplied(3)).containsExactly(applied);
    }

    @Test
    void anEventIsAmendedAgainAndAServerStartsOnIt() {
        bank.amend(3, bank.depositOf(3, "11.00"));
        Amendment second = bank.amend(3, bank.depositOf(3, "12.00"));
        assertThat(second.content().digestBefore())
                .isEqualTo(second.content().found().digest());
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        new InMemoryServer(bank.databases, bank.timer).start();
        assertThat(amendments.findApplied(3)).hasSize(2);
    }

    @Test
    void dataWithWhichALaterEventDoesNotMaterializeIsNotApproved() {
        AmendmentCase proposed = bank.propose(2, bank.openingIn("CZK"));
        UUID id = proposed.amendment().id();
        assertThat(proposed.isHarmless()).isFalse();
        assertThat(proposed.trial().orElseThrow().report().doom().orElseThrow().position())
                .isEqualTo(3);
        assertRefused(() -> amendments.approve(id, Bank.APPROVER), "amendment.trial-failed");
        assertThat(bank.replays.doom()).as("of the log as it is").isEmpty();
        amendments.withdraw(id, Bank.PROPOSER);
        assertRefused(() -> amendments.approve(id, Bank.APPROVER), "amendment.closed");
    }

    @Test
    void theProposerDoesNotApprove() {
        UUID id = bank.propose(3, bank.depositOf(3, "11.00")).amendment().id();
        assertRefused(() -> amendments.approve(id, Bank.PROPOSER), "amendment.same-person");
        bank.approve(id);
        assertThat(amendments.approve(id, Bank.APPROVER).amendment().status())
                .as("the same approval again")
                .isEqualTo(Status.APPLIED);
        assertRefused(() -> amendments.withdraw(id, Bank.PROPOSER), "amendment.closed");
    }

    @Test
    void anAmendmentIsNotApprovedBeforeItsTrialHasEnded() {
        UUID id = amendments
                .propose(3, bank.depositOf(3, "11.00"), "x", Bank.PROPOSER)
                .amendment()
                .id();
        assertRefused(() -> amendments.approve(id, Bank.APPROVER), "amendment.not-tried-out");
        bank.timer.runDue();
        amendments.approve(id, Bank.APPROVER);
    }

    @Test
    void whatCannotBeAmendedIsRefusedAtOnce() {
        String data = bank.data(3);
        String other = bank.depositOf(3, "11.00");
        assertRefused(() -> amendments.propose(99, data, "x", Bank.PROPOSER), "event.unknown");
        assertRefused(() -> amendments.propose(3, data, "x", Bank.PROPOSER), "amendment.no-change");
        assertRefused(() -> amendments.propose(3, other, " ", Bank.PROPOSER), "amendment.reason");
        assertRefused(() -> amendments.propose(3, other, "x".repeat(1_001), Bank.PROPOSER), "amendment.reason");
        assertRefused(() -> amendments.propose(3, other, "\u00a0\u200b", Bank.PROPOSER), "amendment.reason");
        assertRefused(() -> amendments.propose(3, other, "over\u202eride", Bank.PROPOSER), "amendment.reason");
        assertRefused(() -> amendments.propose(3, other, "a line\nbreak", Bank.PROPOSER), "amendment.reason");
        assertRefused(
                () -> amendments.propose(1, bank.creationAs("\u200b"), "A typo.", Bank.PROPOSER),
                "company.invalid-name");
        assertThatThrownBy(() -> amendments.propose(3, "unreadable", "x", Bank.PROPOSER))
                .isInstanceOf(UnreadableEvent.class);
        bank.propose(3, other);
        assertRefused(() -> amendments.propose(3, bank.depositOf(3, "12.00"), "x", Bank.PROPOSER), "amendment.open");
        bank.amend(4, bank.depositOf(4, "21.00"));
        assertRefused(() -> amendments.propose(5, bank.data(5), "x", Bank.PROPOSER), "amendment.of-an-amendment");
    }

    @Test
    void theRecordedFactIsStillKnownWhenItComesAgain() {
        RecordedEvent before = bank.event(3);
        bank.amend(3, bank.depositOf(3, "11.00"));
        Receipt again = bank.server.await(bank.server
                .appender()
                .begin(
                        List.of(bank.server
                                .facts()
                                .read(
                                        Optional.of(before.metadata().id()),
                                        before.name(),
                                        Optional.of(1),
                                        before.data().text())),
                        Caller.of("tester")));
        assertThat(again.isRepeat()).isTrue();
        assertThat(bank.server.log().head().position()).isEqualTo(5);
    }

    @Test
    void onlyTheEngineRecordsAnAmendment() {
        bank.amend(3, bank.depositOf(3, "11.00"));
        String data = bank.data(5);
        assertRefused(
                () -> bank.server.facts().read(Optional.empty(), EventAmended.NAME, Optional.of(1), data),
                "event.not-a-fact");
        EventAmended forged = (EventAmended) bank.decoded(5);
        Creator creator = now -> List.of(forged);
        assertThatThrownBy(() -> bank.server.execute(creator)).isInstanceOf(IllegalArgumentException.class);
        assertThat(bank.server.log().head().position()).isEqualTo(5);
    }

    @Test
    void anAmendmentThatWasWithdrawnMeanwhileStopsTheRebuild() {
        UUID id = bank.propose(3, bank.depositOf(3, "11.00")).amendment().id();
        bank.server.faults().before(Step.ASIDE_KEEP, () -> amendments.withdraw(id, Bank.PROPOSER));
        bank.approve(id);
        Replay rebuild = bank.replays.findLastRebuild().orElseThrow();
        assertThat(rebuild.status()).isEqualTo(Replay.Status.FAILED);
        assertThat(rebuild.failure().orElseThrow()).contains("was withdrawn meanwhile");
        assertThat(bank.server.log().head().position()).isEqualTo(4);
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
    }

    @Test
    void aTrialAndARebuildThatCouldNotBeginAreBegunLater() {
        bank.replays.begin(Replay.Kind.VERIFY, false, "tester");
        UUID id = amendments
                .propose(3, bank.depositOf(3, "11.00"), "x", Bank.PROPOSER)
                .amendment()
                .id();
        bank.timer.runDue();
        assertThat(amendments.find(id).orElseThrow().trial()).isEmpty();
        bank.runAmendmentsDue();
        assertThat(amendments.find(id).orElseThrow().isHarmless()).isTrue();

        bank.replays.begin(Replay.Kind.VERIFY, false, "tester");
        bank.approve(id);
        assertThat(amendments.find(id).orElseThrow().amendment().status()).isEqualTo(Status.APPROVED);
        bank.runAmendmentsDue();
        assertThat(amendments.find(id).orElseThrow().amendment().status()).isEqualTo(Status.APPLIED);
    }

    @Test
    void aTrialThatFailedBecauseADatabaseWasAwayIsRepeatedAfterAPause() {
        bank.server.faults().before(Step.ASIDE_BEGIN, () -> {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "away", new IllegalStateException());
        });
        UUID id = bank.propose(3, bank.depositOf(3, "11.00")).amendment().id();
        bank.server.faults().forget();
        UUID failed = amendments.find(id).orElseThrow().trial().orElseThrow().id();
        bank.runAmendmentsDue();
        assertThat(amendments.find(id).orElseThrow().amendment().trial()).contains(failed);
        bank.timer.advance(Duration.ofSeconds(31));
        bank.runAmendmentsDue();
        assertThat(amendments.find(id).orElseThrow().isHarmless()).isTrue();
    }
}

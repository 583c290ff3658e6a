package dev.daybook.adapters.persistence.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.amendment.Amendment;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.amendment.AmendmentCase;
import dev.daybook.application.append.Caller;
import dev.daybook.application.append.Receipt;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.Replay;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event is changed by two people, with a reason, a trial and a rebuild, and in no other way. */
class AmendmentsTest {

    private Bank bank;

    @BeforeEach
    void open() {
        bank = Bank.open();
    }

    @AfterEach
    void close() {
        bank.close();
        assertThat(Engine.number(
                        "application_state",
                        "select count(*) from pg_namespace where nspname like 'application_state_%'"))
                .isZero();
    }

    private static void assertRefused(ThrowingCallable attempt, String code) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void anAmendedEventHasItsNewDataInLogAndStateAndTheChainGoesOn() {
        RecordedEvent before = bank.engine.log().find(3).orElseThrow();
        AmendmentCase proposed = bank.propose(3, "10.00", "11.00");
        assertThat(proposed.isHarmless()).isTrue();
        assertThat(proposed.trial().orElseThrow().report().divergences())
                .filteredOn(divergence -> divergence.table().equals("account"))
                .extracting(Divergence::column, Divergence::live, Divergence::replayed)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Optional.of("balance"), Optional.of("30.0000"), Optional.of("31.0000")));
        assertThat(bank.data(3)).isEqualTo(before.data().text());

        Amendment applied = bank.approve(proposed.amendment().id()).amendment();
        assertThat(applied.status()).isEqualTo(Status.APPLIED);
        assertThat(applied.recordedPosition()).contains(5L);
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
        assertThat(bank.engine.state().position())
                .isEqualTo(bank.engine.log().head().at());
        RecordedEvent amended = bank.engine.log().find(3).orElseThrow();
        assertThat(amended.data().text()).isEqualTo(before.data().text().replace("10.00", "11.00"));
        assertThat(amended.hash()).isEqualTo(before.hash());
        assertThat(amended.amended().orElseThrow().by()).isEqualTo(applied.id());
        assertThat(amended.amended().orElseThrow().recordedDigest())
                .isEqualTo(before.data().digest());
        RecordedEvent recorded = bank.engine.log().find(5).orElseThrow();
        assertThat(recorded.name()).isEqualTo(EventAmended.NAME);
        assertThat(recorded.metadata().actor()).isEqualTo(Bank.APPROVER);
        assertThat(bank.engine
                        .codec()
                        .decode(recorded.name(), 1, recorded.data().text()))
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
                        Bank.APPROVER));
        bank.deposit("1.00");
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        assertThat(bank.verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
        assertThat(bank.amendments.findApplied(3)).containsExactly(applied);
    }

    @Test
    void anEventIsAmendedAgainAndStartedOn() {
        bank.amend(3, "10.00", "11.00");
        Amendment second = bank.amend(3, "11.00", "12.00");
        assertThat(second.content().digestBefore())
                .isEqualTo(second.content().found().digest());
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        bank.close();
        bank = Bank.again();
        bank.engine.start();
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
        assertThat(bank.amendments.findApplied(3)).hasSize(2);
    }

    @Test
    void dataWithWhichALaterEventDoesNotMaterializeIsNotApproved() {
        AmendmentCase proposed = bank.propose(2, "\"EUR\"", "\"CZK\"");
        assertThat(proposed.isHarmless()).isFalse();
        assertThat(proposed.trial().orElseThrow().report().doom().orElseThrow().position())
                .isEqualTo(3);
        assertRefused(
                () -> bank.amendments.approve(proposed.amendment().id(), Bank.APPROVER), "amendment.trial-failed");
        assertThat(bank.replays.doom()).as("of the log as it stands").isEmpty();
        bank.amendments.withdraw(proposed.amendment().id(), Bank.PROPOSER);
        assertRefused(() -> bank.amendments.approve(proposed.amendment().id(), Bank.APPROVER), "amendment.closed");
    }

    @Test
    void whoHasProposedDoesNotApprove() {
        UUID id = bank.propose(3, "10.00", "11.00").amendment().id();
        assertRefused(() -> bank.amendments.approve(id, Bank.PROPOSER), "amendment.same-person");
        bank.approve(id);
        assertThat(bank.amendments.approve(id, Bank.APPROVER).amendment().status())
                .as("said again")
                .isEqualTo(Status.APPLIED);
        assertRefused(() -> bank.amendments.withdraw(id, Bank.PROPOSER), "amendment.closed");
    }

    @Test
    void whatCannotBeAmendedIsRefusedAtOnce() {
        String data = bank.data(3);
        assertRefused(() -> bank.amendments.propose(99, data, "x", Bank.PROPOSER), "event.unknown");
        assertRefused(() -> bank.amendments.propose(3, data, "x", Bank.PROPOSER), "amendment.no-change");
        assertRefused(() -> bank.amendments.propose(3, data, " ", Bank.PROPOSER), "amendment.reason");
        assertRefused(() -> bank.amendments.propose(3, data, "x".repeat(1_001), Bank.PROPOSER), "amendment.reason");
        assertRefused(
                () -> bank.amendments.propose(3, data.replace("10.00", "-1.00"), "x", Bank.PROPOSER),
                "money.not-positive");
        assertThatThrownBy(() -> bank.amendments.propose(3, data.replace("amount", "sum"), "x", Bank.PROPOSER))
                .isInstanceOf(UnreadableEvent.class);
        bank.propose(3, "10.00", "11.00");
        assertRefused(
                () -> bank.amendments.propose(3, data.replace("10.00", "12.00"), "x", Bank.PROPOSER), "amendment.open");
        bank.amend(4, "20.00", "21.00");
        assertRefused(() -> bank.amendments.propose(5, bank.data(5), "x", Bank.PROPOSER), "amendment.of-an-amendment");
    }

    @Test
    void whatWasRecordedIsStillKnownWhenItComesAgain() {
        RecordedEvent before = bank.engine.log().find(3).orElseThrow();
        bank.amend(3, "10.00", "11.00");
        Receipt again = bank.engine
                .appender()
                .append(
                        List.of(bank.engine
                                .facts()
                                .read(
                                        Optional.of(before.metadata().id()),
                                        before.name(),
                                        Optional.of(1),
                                        before.data().text())),
                        Caller.of("tester"));
        assertThat(again.isRepeat()).isTrue();
        assertThat(bank.engine.log().head().position()).isEqualTo(5);
    }

    @Test
    void nobodyElseRecordsAnAmendment() {
        bank.amend(3, "10.00", "11.00");
        String data = bank.data(5);
        assertRefused(
                () -> bank.engine.facts().read(Optional.empty(), EventAmended.NAME, Optional.of(1), data),
                "event.not-a-fact");
        EventAmended forged = (EventAmended) bank.engine.codec().decode(new EventName("EventAmended"), 1, data);
        Creator creator = now -> List.of(forged);
        assertThatThrownBy(() -> bank.engine.appender().execute(creator, Caller.of("tester")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(bank.engine.log().head().position()).isEqualTo(5);
    }

    @Test
    void anAmendmentThatWasWithdrawnMeanwhileStopsTheRebuild() {
        UUID id = bank.propose(3, "10.00", "11.00").amendment().id();
        Engine.onSuperuser(
                "event_log",
                "update daybook.amendment set status = 'approved', approved_by = 'x',"
                        + " approved_at = now() where id = '" + id + "'");
        boolean[] withdrawn = {false};
        assertThatThrownBy(() -> bank.engine.replay().rebuild(UUID.randomUUID(), false, (position, target) -> {
                    if (!withdrawn[0]) {
                        withdrawn[0] = true;
                        bank.amendments.withdraw(id, Bank.PROPOSER);
                    }
                    return true;
                }))
                .hasMessageContaining("was withdrawn meanwhile");
        assertThat(bank.engine.log().head().position()).isEqualTo(4);
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
    }
}

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
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.EventAmended;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
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
        assertThat(verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
        assertThat(bank.amendments.findApplied(3)).containsExactly(applied);
    }

    private Replay verified() {
        UUID id = bank.replays.begin(Kind.VERIFY, false, "tester").id();
        bank.noReplayRuns();
        return bank.replays.find(id).orElseThrow();
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
    void anEventOfDoomIsAmendedAndTheStateRebuilt() {
        forge(3, "EUR", "CZK");
        assertThat(verified().report().doom().orElseThrow().position()).isEqualTo(3);
        // back to what was recorded: the digests say that somebody has been there
        Amendment applied = bank.amend(3, "CZK", "EUR");
        assertThat(applied.content().digestBefore())
                .isEqualTo(applied.content().data().digest())
                .isNotEqualTo(applied.content().found().digest());
        assertThat(bank.replays.doom()).isEmpty();
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
        assertThat(verified().status()).isEqualTo(Replay.Status.SUCCEEDED);
    }

    @Test
    void twoEventsOfDoomAreAmendedOneAfterTheOther() {
        forge(3, "EUR", "CZK");
        forge(4, "EUR", "CZK");
        AmendmentCase first = bank.propose(3, "CZK", "EUR");
        assertThat(first.trial().orElseThrow().report().doom().orElseThrow().position())
                .isEqualTo(4);
        assertRefused(() -> bank.amendments.approve(first.amendment().id(), Bank.APPROVER), "amendment.trial-failed");
        AmendmentCase second = bank.propose(4, "CZK", "EUR");
        assertThat(second.isHarmless()).isTrue();
        // alone it can't be applied
        AmendmentCase alone = bank.approve(second.amendment().id());
        assertThat(alone.amendment().status()).isEqualTo(Status.APPROVED);
        assertThat(alone.rebuild().orElseThrow().failure().orElseThrow()).contains("Event 3");
        bank.amendments.withdraw(first.amendment().id(), Bank.PROPOSER);
        bank.amend(3, "CZK", "EUR");
        assertThat(bank.amendments
                        .find(second.amendment().id())
                        .orElseThrow()
                        .amendment()
                        .status())
                .isEqualTo(Status.APPLIED);
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
    }

    private static void forge(long position, String from, String to) {
        Engine.onSuperuser("event_log", """
                alter table daybook.event_log disable trigger amended_only;
                update daybook.event_log set data = replace(data, '%s', '%s') where position = %d;
                alter table daybook.event_log enable always trigger amended_only""".formatted(from, to, position));
    }

    @Test
    void aStateThatIsNoMoreIsNoObstacle() {
        forge(3, "EUR", "CZK");
        Engine.onSuperuser("application_state", "drop schema application_state cascade");
        AmendmentCase proposed = bank.propose(3, "CZK", "EUR");
        assertThat(proposed.isHarmless()).as(proposed.toString()).isTrue();
        bank.approve(proposed.amendment().id());
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
    }

    @Test
    void aStateThatStoppedBeforeTheEventOfDoomIsBroughtUpByItsAmendment() {
        bank.close();
        Engine.emptyState();
        forge(3, "EUR", "CZK");
        bank = Bank.again();
        bank.engine.appender().start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> bank.engine.readiness().obstacle().orElse("").contains("Event 3"));
        bank.amend(3, "CZK", "EUR");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(bank.engine.readiness()::isReady);
        assertThat(bank.balance()).isEqualTo("30.00 EUR");
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
                                .appender()
                                .propose(
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
                () -> bank.engine.appender().propose(Optional.empty(), EventAmended.NAME, Optional.of(1), data),
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

    @Test
    void aLogThatIsAheadOfTheStateByAnAmendmentHasTheStateRebuilt() {
        bank.amend(3, "10.00", "11.00");
        // as a server leaves it that died between the two commits
        Engine.onSuperuser("application_state", """
                update application_state.account set balance = 30;
                update application_state.event_log_state set position = 4""");
        Engine.onSuperuser(
                "application_state",
                "update application_state.event_log_state set hash = decode('"
                        + bank.engine.log().find(4).orElseThrow().hash() + "', 'hex')");
        assertThatThrownBy(() -> bank.deposit("1.00")).hasMessageContaining("has to be rebuilt");
        assertThat(bank.inState().obstacles()).singleElement().asString().contains("it is being rebuilt");
        bank.noReplayRuns();
        assertThat(bank.inState().obstacles()).isEmpty();
        assertThat(bank.balance()).isEqualTo("31.00 EUR");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(bank.engine.readiness()::isReady);
        bank.deposit("1.00");
        assertThat(bank.balance()).isEqualTo("32.00 EUR");
    }
}

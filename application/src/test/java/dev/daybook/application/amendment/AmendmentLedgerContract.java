package dev.daybook.application.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.amendment.Amendment.Signature;
import dev.daybook.application.amendment.Amendment.Status;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.ReplayLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every ledger of amendments does, together with the log that applies them. */
public abstract class AmendmentLedgerContract {

    private static final UUID FIRST = new UUID(7, 1);
    private static final UUID SECOND = new UUID(7, 2);
    private static final UUID TRIAL = new UUID(8, 1);
    private static final UUID OTHER_TRIAL = new UUID(8, 2);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** An empty ledger. */
    protected abstract AmendmentLedger ledger();

    /** The replays among which are the trials; none at the beginning. */
    protected abstract ReplayLedger replays();

    protected abstract EventLog log();

    /** The approved amendments of this ledger, for that log. */
    protected abstract ApprovedAmendments approved();

    /** Appends an event to the log. */
    protected abstract RecordedEvent append();

    private static Amendment.Content content(long position, EncodedJson found) {
        return new Amendment.Content(
                position,
                1,
                EncodedJson.of("{\"amended\":true}"),
                List.of(new UUID(9, 1), new UUID(9, 2)),
                found,
                found.digest(),
                "It was mistyped.",
                "operator");
    }

    private static Amendment.Content content(long position) {
        return content(position, EncodedJson.of("{}"));
    }

    private Amendment proposed(UUID id, long position) {
        return ledger().propose(id, content(position)).orElseThrow();
    }

    private Amendment found(UUID id) {
        return ledger().find(id).orElseThrow();
    }

    private void finishTrial(UUID trial, Replay.Status status) {
        Replay begun = replays()
                .begin(trial, Replay.Kind.TRIAL, "build", 9, false, "operator")
                .orElseThrow();
        Optional<String> failure =
                status == Replay.Status.FAILED ? Optional.of("The database was away.") : Optional.empty();
        replays().finish(begun, new ReplayLedger.Result(status, 9, Optional.empty(), Report.NOTHING, failure));
    }

    private void approve(UUID id) {
        finishTrial(TRIAL, Replay.Status.DIVERGED);
        ledger().tryOut(id, TRIAL);
        assertThat(ledger().approve(id, "approver")).isTrue();
    }

    @Test
    void aProposalKeepsItsContent() {
        Amendment proposed = proposed(FIRST, 3);
        assertThat(proposed.status()).isEqualTo(Status.PROPOSED);
        assertThat(proposed.content()).isEqualTo(content(3));
        assertThat(found(FIRST)).isEqualTo(proposed);
        assertThat(ledger().findOpen()).containsExactly(proposed);
        assertThat(ledger().find(SECOND)).isEmpty();
    }

    @Test
    void oneAmendmentOfAnEventIsOpenAtATime() {
        proposed(FIRST, 3);
        assertThat(ledger().propose(SECOND, content(3))).isEmpty();
        assertThat(ledger().withdraw(FIRST, "operator")).isTrue();
        proposed(SECOND, 3);
        proposed(new UUID(7, 3), 4);
        assertThat(ledger().findOpen()).extracting(Amendment::id).containsExactly(SECOND, new UUID(7, 3));
    }

    @Test
    void anApprovalNeedsATrialThatPassedAndTheLatestOneCounts() {
        proposed(FIRST, 3);
        assertThat(ledger().approve(FIRST, "approver")).as("without a trial").isFalse();
        finishTrial(TRIAL, Replay.Status.FAILED);
        ledger().tryOut(FIRST, TRIAL);
        assertThat(found(FIRST).trial()).contains(TRIAL);
        assertThat(ledger().approve(FIRST, "approver"))
                .as("after a failed trial")
                .isFalse();
        finishTrial(OTHER_TRIAL, Replay.Status.SUCCEEDED);
        ledger().tryOut(FIRST, OTHER_TRIAL);
        assertThat(ledger().approve(FIRST, "operator")).as("by the proposer").isFalse();
        assertThat(found(FIRST).status()).isEqualTo(Status.PROPOSED);
        assertThat(ledger().approve(FIRST, "approver")).isTrue();
        assertThat(found(FIRST).status()).isEqualTo(Status.APPROVED);
        assertThat(found(FIRST).approved().map(Signature::by)).contains("approver");
        assertThat(ledger().approve(FIRST, "another")).as("approved already").isFalse();
        ledger().tryOut(FIRST, TRIAL);
        assertThat(found(FIRST).trial()).as("approved with this trial").contains(OTHER_TRIAL);
    }

    @Test
    void anAmendmentIsWithdrawnOnceAndNotApprovedAfterwards() {
        proposed(FIRST, 3);
        approve(FIRST);
        assertThat(ledger().withdraw(FIRST, "olga")).isTrue();
        assertThat(found(FIRST).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(found(FIRST).withdrawn().map(Signature::by)).contains("olga");
        assertThat(ledger().withdraw(FIRST, "olga")).isFalse();
        assertThat(ledger().approve(FIRST, "approver")).isFalse();
        assertThat(ledger().findOpen()).isEmpty();
    }

    @Test
    void theListBeginsWithTheLatest() {
        proposed(FIRST, 3);
        proposed(SECOND, 4);
        assertThat(ledger().findPage(Optional.empty(), 10))
                .extracting(Amendment::id)
                .containsExactly(SECOND, FIRST);
        assertThat(ledger().findPage(Optional.empty(), 1))
                .extracting(Amendment::id)
                .containsExactly(SECOND);
        assertThat(ledger().findPage(Optional.of(SECOND), 10))
                .extracting(Amendment::id)
                .containsExactly(FIRST);
    }

    /** An event and its approved amendment. */
    private RecordedEvent appendAndApprove() {
        RecordedEvent event = append();
        EncodedJson found = EncodedJson.of(event.data().text());
        assertThat(ledger().propose(FIRST, content(event.position(), found))).isPresent();
        approve(FIRST);
        return event;
    }

    private RecordedEvent inLog(RecordedEvent event) {
        return log().find(event.position()).orElseThrow();
    }

    @Test
    void theLogAppliesAnApprovedAmendmentWhenItsLockIsCommitted() {
        RecordedEvent event = appendAndApprove();
        try (LogLock lock = log().lock(PATIENCE)) {
            approved().apply(approved().find(), lock);
        }
        assertThat(inLog(event)).as("not committed").isEqualTo(event);
        assertThat(found(FIRST).status()).isEqualTo(Status.APPROVED);

        try (LogLock lock = log().lock(PATIENCE)) {
            approved().apply(approved().find(), lock);
            lock.commit();
        }
        RecordedEvent amended = inLog(event);
        assertThat(amended.data().text()).isEqualTo("{\"amended\":true}");
        assertThat(amended.hash()).isEqualTo(event.hash());
        assertThat(amended.recordedDigest()).isEqualTo(event.data().digest());
        assertThat(amended.amended().orElseThrow().by()).isEqualTo(FIRST);
        assertThat(amended.subjects()).containsExactly(new UUID(9, 1), new UUID(9, 2));
        assertThat(log().findById(event.metadata().id())).contains(amended);
        assertThat(log().head().position()).isEqualTo(event.position() + 1);

        Amendment applied = found(FIRST);
        assertThat(applied.status()).isEqualTo(Status.APPLIED);
        assertThat(applied.recordedPosition()).contains(event.position() + 1);
        assertThat(applied.appliedAt()).isPresent();
        assertThat(ledger().findApplied(event.position())).containsExactly(applied);
        assertThat(ledger().findApplied(event.position() + 1)).isEmpty();
        assertThat(ledger().findOpen()).isEmpty();
        assertThat(ledger().withdraw(FIRST, "olga")).isFalse();
    }

    @Test
    void theLogRefusesAnAmendmentThatIsNotApproved() {
        RecordedEvent event = appendAndApprove();
        List<RecordedEvent> approved = approved().find();
        ledger().withdraw(FIRST, "olga");
        try (LogLock lock = log().lock(PATIENCE)) {
            assertThatThrownBy(() -> approved().apply(approved, lock)).isInstanceOf(StorageFailure.class);
        }
        assertThat(inLog(event)).isEqualTo(event);
        assertThat(log().head().position()).isEqualTo(event.position());
    }
}

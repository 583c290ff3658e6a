package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayLedger.Word;
import dev.daybook.domain.kernel.Rejection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Replays whose servers stop or die, and what becomes of them. */
class InterruptedReplaysTest extends ReplaysFixture {

    @Test
    void aReplayWhoseServerDiedIsTakenUpByWhoeverLooksNext() {
        record(new UUID(7, 1));
        replays.takeUpInterrupted();
        assertThat(ledger.find(new UUID(7, 1)).orElseThrow().resumptions()).isZero();
        makeSilent();
        assertThatThrownBy(() -> replays.begin(Kind.VERIFY, false, "operator")).isInstanceOf(Rejection.class);
        Replay resumed = ended(new UUID(7, 1));
        assertThat(resumed.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(resumed.resumptions()).isEqualTo(1);
        assertThat(resumed.requestedBy()).isEqualTo("operator");
        assertThat(resumed.build()).isNotEqualTo("some-build");
    }

    @Test
    void oneThatWasInterruptedTooOftenHasFailedAndStandsInNobodysWay() {
        record(new UUID(7, 1));
        Engine.onSuperuser("event_log", "update daybook.replay set resumptions = " + ReplayLedger.MOST_RESUMPTIONS);
        makeSilent();
        assertThat(ledger.find(new UUID(7, 1)).orElseThrow().status()).isEqualTo(Status.FAILED);
        assertThat(ledger.cancel(new UUID(7, 1), "operator")).isFalse();
        Replay next = replays.begin(Kind.VERIFY, false, "operator");
        assertThat(ended(next.id()).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(ledger.find(new UUID(7, 1)).orElseThrow().failure()).contains("The server that ran it has stopped.");
        assertThat(ledger.progress(found(new UUID(7, 1)), 2, 3)).isEqualTo(Word.TAKEN_FOR_DEAD);
    }

    @Test
    void whoStopsInterruptsAndTheNextServerGoesOnAtOnce() throws SQLException {
        Replay begun;
        try (Connection reader = engine.applicationState().read().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table event_log_state in access share mode");
            begun = replays.begin(Kind.REBUILD, true, "operator");
            replays.close();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> ledger.findInterrupted(begun.build()).isPresent());
            reader.rollback();
        }
        assertThat(ledger.find(begun.id()).orElseThrow().status()).isEqualTo(Status.RUNNING);
        replays().takeUpInterrupted();
        Replay resumed = ended(begun.id());
        assertThat(resumed.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(resumed.keepsFormer()).isTrue();
        String kept = "application_state_kept_" + begun.id().toString().replace("-", "");
        Engine.onSuperuser("application_state", "drop schema " + kept + " cascade");
    }

    @Test
    void oneThatIsCancelledWhileItIsInterruptedIsNotTakenUp() {
        record(new UUID(7, 1));
        makeSilent();
        assertThat(ledger.cancel(new UUID(7, 1), "operator")).isTrue();
        assertThat(ledger.find(new UUID(7, 1)).orElseThrow().status()).isEqualTo(Status.CANCELLED);
        assertThat(ledger.findInterrupted("some-build")).isEmpty();
    }

    @Test
    void aRebuildWhoseServerDiedJustAfterTheSwitchHasSucceeded() {
        UUID id = new UUID(7, 1);
        record(id);
        engine.replay().rebuild(id, false, (position, target) -> true);
        makeSilent();
        replays.clearUp();
        assertThat(ledger.find(id).orElseThrow().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void whoWakesUpAfterHisReplayWasTakenUpByAnotherChangesNothingOfIt() {
        Replay slept = record(new UUID(7, 1)).orElseThrow();
        makeSilent();
        Replay goesOn = ledger.takeUp(slept.id(), "some-build").orElseThrow();
        assertThat(ledger.takeUp(slept.id(), "some-build")).as("taken up twice").isEmpty();
        assertThat(ledger.progress(slept, 4, 6)).isEqualTo(Word.TAKEN_FOR_DEAD);
        ledger.finish(slept, DIVERGED);
        ledger.interrupt(slept);
        assertThat(ledger.findInterrupted("some-build")).isEmpty();
        assertThat(ledger.progress(goesOn, 4, 6)).isEqualTo(Word.GO_ON);
        ledger.finish(goesOn, DIVERGED);
        assertThat(found(slept.id()).status()).isEqualTo(Status.DIVERGED);
    }

    @Test
    void otherCodeGivesTheCodeThatHasBegunTimeToComeBack() {
        record(new UUID(7, 1));
        Engine.onSuperuser("event_log", "update daybook.replay set seen_at = seen_at - interval '1 minute'");
        assertThat(ledger.findInterrupted("other-build")).isEmpty();
        assertThat(ledger.takeUp(new UUID(7, 1), "other-build")).isEmpty();
        assertThat(ledger.findInterrupted("some-build")).isPresent();
    }

    @Test
    void whatWasSecuredIsKeptAsLongAsItsReplayHasNotEnded() {
        UUID id = new UUID(7, 1);
        record(id);
        String schema = "application_state_aside_" + id.toString().replace("-", "");
        Engine.onSuperuser("application_state", "set role daybook_owner; create schema " + schema);
        replays.clearUp();
        assertThat(isThere(schema)).as("just after its server has died").isTrue();
        ledger.finish(found(id), DIVERGED);
        replays.clearUp();
        assertThat(isThere(schema)).isFalse();
    }

    private static boolean isThere(String schema) {
        return Engine.number("application_state", "select count(*) from pg_namespace where nspname = '" + schema + "'")
                > 0;
    }

    @Test
    void whileSomebodyBuildsAStateNobodyTakesHisReplayUpHoweverSilentHeIs() {
        record(new UUID(7, 1));
        makeSilent();
        engine.replay().compare(UUID.randomUUID(), 10, (position, target) -> {
            replays.takeUpInterrupted();
            assertThat(found(new UUID(7, 1)).resumptions()).isZero();
            return true;
        });
        replays.takeUpInterrupted();
        assertThat(ended(new UUID(7, 1)).status()).isEqualTo(Status.SUCCEEDED);
    }
}

package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayLedger.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
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
        assertThat(replays.begin(Kind.VERIFY, false, "operator").started()).isEmpty();
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
        Replay next = begun(Kind.VERIFY);
        assertThat(ended(next.id()).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(ledger.find(new UUID(7, 1)).orElseThrow().failure()).contains("The server that ran it has stopped.");
        assertThat(ledger.progress(found(new UUID(7, 1)), 2, 3)).isEqualTo(Heartbeat.PRESUMED_DEAD);
    }

    @Test
    void whoStopsInterruptsAndTheNextServerGoesOnAtOnce() throws SQLException {
        Replay begun;
        try (Connection reader = engine.applicationState().read().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table event_log_state in access share mode");
            begun = replays.begin(Kind.REBUILD, true, "operator").started().orElseThrow();
            stopServers();
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
    void aRebuildWhoseServerDiedJustAfterTheSwitchHasSucceeded() {
        UUID id = new UUID(7, 1);
        record(id);
        engine.replay().rebuild(id, false, (position, target) -> true);
        makeSilent();
        replays.clearUp();
        assertThat(ledger.find(id).orElseThrow().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void whatWasSecuredIsKeptAsLongAsItsReplayHasNotEnded() {
        UUID id = new UUID(7, 1);
        record(id);
        String schema = "application_state_aside_" + id.toString().replace("-", "");
        Engine.onSuperuser("application_state", "set role daybook_owner; create schema " + schema);
        replays.clearUp();
        assertThat(isThere(schema)).as("just after its server has died").isTrue();
        ledger.finish(found(id), new Result(Status.SUCCEEDED, 9, Optional.empty(), Report.NOTHING, Optional.empty()));
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

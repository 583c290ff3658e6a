package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger.Word;
import dev.daybook.domain.kernel.Rejection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Replays are taken in one at a time, run in the background, and kept. */
class ReplaysTest extends ReplaysFixture {

    @Test
    void aReplayKeepsWhoAskedForItAndWhatCameOfIt() {
        UUID id = new UUID(7, 1);
        Replay begun = record(id).orElseThrow();
        assertThat(begun.status()).isEqualTo(Status.RUNNING);
        assertThat(begun.requestedBy()).isEqualTo("operator");
        assertThat(begun.build()).isEqualTo("some-build");
        assertThat(ledger.progress(begun, 4, 6)).isEqualTo(Word.GO_ON);
        assertThat(ledger.find(id).orElseThrow().position()).isEqualTo(4);
        assertThat(ledger.find(id).orElseThrow().target()).isEqualTo(6);
        ledger.finish(begun, DIVERGED);
        Replay finished = ledger.find(id).orElseThrow();
        assertThat(finished.status()).isEqualTo(Status.DIVERGED);
        assertThat(finished.report().divergences()).containsExactly(DIVERGENCE);
        assertThat(finished.switchTime()).contains(Duration.ofMillis(3));
        assertThat(finished.finishedAt()).isPresent();
        assertThat(ledger.findLastVerification()).contains(finished);
        assertThat(ledger.findLastConclusive()).contains(finished);
        assertThat(ledger.findLatest("some-build")).contains(finished);
        assertThat(ledger.findLatest("other-build")).isEmpty();
        assertThat(ledger.progress(begun, 5, 6)).isEqualTo(Word.TAKEN_FOR_DEAD);
    }

    @Test
    void oneRunsAtATimeAndTheListBeginsWithTheLatest() {
        record(new UUID(7, 1));
        assertThat(record(new UUID(7, 2))).isEmpty();
        assertThatThrownBy(() -> replays.begin(Kind.VERIFY, false, "operator"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("replay.running"));
        ledger.finish(found(new UUID(7, 1)), DIVERGED);
        assertThat(record(new UUID(7, 2))).isPresent();
        assertThat(ledger.findPage(Optional.empty(), 10))
                .extracting(Replay::id)
                .containsExactly(new UUID(7, 2), new UUID(7, 1));
        assertThat(ledger.findPage(Optional.of(new UUID(7, 2)), 10))
                .extracting(Replay::id)
                .containsExactly(new UUID(7, 1));
    }

    @Test
    void aRunningReplayCanBeCancelled() {
        record(new UUID(7, 1));
        assertThat(ledger.cancel(new UUID(7, 1), "operator")).isTrue();
        assertThat(ledger.progress(found(new UUID(7, 1)), 2, 3)).isEqualTo(Word.CANCELLED);
        assertThat(Engine.number("event_log", "select count(*) from daybook.replay where cancelled_by = 'operator'"))
                .isEqualTo(1);
    }

    @Test
    void whatCameOfAReplayStays() throws SQLException {
        record(new UUID(7, 1));
        ledger.finish(found(new UUID(7, 1)), DIVERGED);
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "update daybook.replay set report = 'x'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "delete from daybook.replay"))
                .hasMessageContaining("append-only");
        try (Connection connection = engine.eventLog().read().getConnection();
                Statement statement = connection.createStatement()) {
            for (String refused : new String[] {
                "delete from replay",
                "update replay set requested_by = 'nobody'",
                "insert into replay (id, kind, build, target, requested_by, started_at)"
                        + " values (gen_random_uuid(), 'verify', 'x', 1, 'x', now())"
            }) {
                assertThatThrownBy(() -> statement.execute(refused)).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void aVerificationAndARebuildRunInTheBackground() {
        Engine.onSuperuser("application_state", "update application_state.company set name = 'Spoilt'");
        Replay verified = ended(replays.begin(Kind.VERIFY, false, "operator").id());
        assertThat(verified.status()).isEqualTo(Status.DIVERGED);
        assertThat(verified.report().divergences())
                .singleElement()
                .isEqualTo(new Divergence(
                        "company",
                        verified.report().divergences().get(0).key(),
                        Optional.of("name"),
                        Optional.of("Spoilt"),
                        Optional.of("Acme"),
                        Optional.of(1L)));
        Replay rebuilt = ended(replays.begin(Kind.REBUILD, false, "operator").id());
        assertThat(rebuilt.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rebuilt.switchTime()).isPresent();
        assertThat(ended(replays.begin(Kind.VERIFY, false, "operator").id()).status())
                .isEqualTo(Status.SUCCEEDED);
        assertThat(replays.doom()).isEmpty();
        assertThat(engine.registry()
                        .timer("daybook.replay", "kind", "rebuild", "status", "succeeded")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anEventOfDoomIsKnownUntilAReplayHasComePastIt() {
        spoil("\"CZ\"", "\"12\"");
        Replay failed = ended(replays.begin(Kind.VERIFY, false, "operator").id());
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.failure()).hasValueSatisfying(why -> assertThat(why).contains("Event 1, CompanyCreated"));
        assertThat(replays.doom()).hasValueSatisfying(doom -> {
            assertThat(doom.position()).isEqualTo(1);
            assertThat(doom.name()).isEqualTo("CompanyCreated");
            assertThat(doom.data()).contains("\"12\"");
        });
        assertThat(replays.findLastVerification()).contains(failed);
        spoil("\"12\"", "\"CZ\"");
        ended(replays.begin(Kind.VERIFY, false, "operator").id());
        assertThat(replays.doom()).isEmpty();
    }

    private static void spoil(String from, String to) {
        Engine.onSuperuser(
                "event_log",
                "alter table daybook.event_log disable trigger amended_only;"
                        + " update daybook.event_log set data = replace(data, '" + from + "', '" + to
                        + "'); alter table daybook.event_log enable always trigger amended_only");
    }
}

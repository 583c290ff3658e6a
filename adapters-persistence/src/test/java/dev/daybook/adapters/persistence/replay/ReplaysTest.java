package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.job.JobStart.AlreadyRunning;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Replays are taken in one at a time, run in the background, and kept. */
class ReplaysTest extends ReplaysFixture {

    @Test
    void aSecondReplayIsNotStartedWhileOneRunsOnAnyServer() {
        record(new UUID(7, 1));
        assertThat(replays.begin(Kind.VERIFY, false, "operator")).isEqualTo(new AlreadyRunning<>("replay"));
    }

    @Test
    void whoCancelsAReplayIsOnRecord() {
        record(new UUID(7, 1));
        replays.cancel(new UUID(7, 1), "operator");
        assertThat(Engine.number("event_log", "select count(*) from daybook.replay where cancelled_by = 'operator'"))
                .isEqualTo(1);
    }

    @Test
    void whatCameOfAReplayStays() throws SQLException {
        record(new UUID(7, 1));
        ledger.finish(
                found(new UUID(7, 1)),
                new Result(Status.SUCCEEDED, 9, Optional.empty(), Report.NOTHING, Optional.empty()));
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
        Replay verified = ended(begun(Kind.VERIFY).id());
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
        Replay rebuilt = ended(begun(Kind.REBUILD).id());
        assertThat(rebuilt.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rebuilt.switchTime()).isPresent();
        assertThat(replays.findLastConclusive())
                .as("what diverged before is history")
                .contains(rebuilt);
        assertThat(ended(begun(Kind.VERIFY).id()).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(replays.doom()).isEmpty();
        assertThat(engine.registry()
                        .timer("daybook.replay", "kind", "rebuild", "status", "succeeded")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anEventOfDoomIsKnownUntilAReplayHasComePastIt() {
        spoil("\"CZ\"", "\"12\"");
        Replay failed = ended(begun(Kind.VERIFY).id());
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.failure()).hasValueSatisfying(why -> assertThat(why).contains("Event 1, CompanyCreated"));
        assertThat(replays.doom()).hasValueSatisfying(doom -> {
            assertThat(doom.position()).isEqualTo(1);
            assertThat(doom.name()).isEqualTo("CompanyCreated");
            assertThat(doom.data()).contains("\"12\"");
        });
        assertThat(replays.findLastVerification()).contains(failed);
        spoil("\"12\"", "\"CZ\"");
        ended(begun(Kind.VERIFY).id());
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

package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.adapters.persistence.json.DaybookJson;
import dev.daybook.application.append.Caller;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.replay.Divergence;
import dev.daybook.application.replay.RebuildAtStart;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger;
import dev.daybook.application.replay.ReplayLedger.Result;
import dev.daybook.application.replay.ReplayLedger.Word;
import dev.daybook.application.replay.ReplayMetrics;
import dev.daybook.application.replay.Replays;
import dev.daybook.application.replay.VerificationSettings;
import dev.daybook.application.replay.VerificationSettings.OnNewBuild;
import dev.daybook.application.replay.Verifications;
import dev.daybook.domain.company.Address;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.CreateCompany;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replays are taken in one at a time, run in the background, and kept. */
class ReplaysTest {

    private static final Divergence DIVERGENCE = new Divergence(
            "account", "A-1", Optional.of("balance"), Optional.of("1"), Optional.empty(), Optional.of(7L));
    private static final Result DIVERGED = new Result(
            Status.DIVERGED,
            9,
            Optional.of(Duration.ofMillis(3)),
            new Report(List.of(), List.of(DIVERGENCE), Optional.empty()),
            Optional.empty());

    private final AtomicInteger ids = new AtomicInteger(100);
    private Engine engine;
    private ReplayLedger ledger;
    private Replays replays;

    @BeforeEach
    void begin() {
        engine = Engine.empty().start();
        ledger = new JdbcReplayLedger(engine, DaybookJson.mapper());
        replays = replays();
        engine.appender()
                .execute(
                        new CreateCompany(
                                new ClientId("acme"),
                                new CompanyName("Acme"),
                                new Address("Street 1", Optional.empty(), "Praha", "11000", new CountryCode("CZ")),
                                new EmailAddress("a@b.cz")),
                        Caller.of("tester"));
    }

    private Replays replays() {
        return new Replays(
                engine.log(),
                ledger,
                engine.asideStates(),
                engine.replay(),
                () -> new UUID(7, ids.incrementAndGet()),
                Executors.defaultThreadFactory(),
                new ReplayMetrics(engine.registry()));
    }

    @AfterEach
    void stop() {
        replays.close();
        engine.close();
    }

    private Optional<Replay> record(UUID id) {
        return ledger.begin(id, Kind.VERIFY, "some-build", 5, false, "operator");
    }

    private Replay ended(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> replays.find(id).orElseThrow(), replay -> replay.status() != Status.RUNNING);
    }

    private static void makeSilent() {
        Engine.onSuperuser(
                "event_log",
                "update daybook.replay set seen_at = seen_at - interval '1 minute' where status = 'running'");
    }

    @Test
    void aReplayKeepsWhoAskedForItAndWhatCameOfIt() {
        UUID id = new UUID(7, 1);
        Replay begun = record(id).orElseThrow();
        assertThat(begun.status()).isEqualTo(Status.RUNNING);
        assertThat(begun.requestedBy()).isEqualTo("operator");
        assertThat(begun.build()).isEqualTo("some-build");
        assertThat(ledger.progress(id, 4, 6)).isEqualTo(Word.GO_ON);
        assertThat(ledger.find(id).orElseThrow().position()).isEqualTo(4);
        assertThat(ledger.find(id).orElseThrow().target()).isEqualTo(6);
        ledger.finish(id, DIVERGED);
        Replay finished = ledger.find(id).orElseThrow();
        assertThat(finished.status()).isEqualTo(Status.DIVERGED);
        assertThat(finished.report().divergences()).containsExactly(DIVERGENCE);
        assertThat(finished.switchTime()).contains(Duration.ofMillis(3));
        assertThat(finished.finishedAt()).isPresent();
        assertThat(ledger.findLastVerification()).contains(finished);
        assertThat(ledger.findLastConclusive()).contains(finished);
        assertThat(ledger.findLatest("some-build")).contains(finished);
        assertThat(ledger.findLatest("other-build")).isEmpty();
        assertThat(ledger.progress(id, 5, 6)).isEqualTo(Word.TAKEN_FOR_DEAD);
    }

    @Test
    void oneRunsAtATimeAndTheListBeginsWithTheLatest() {
        record(new UUID(7, 1));
        assertThat(record(new UUID(7, 2))).isEmpty();
        assertThatThrownBy(() -> replays.begin(Kind.VERIFY, false, "operator"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("replay.running"));
        ledger.finish(new UUID(7, 1), DIVERGED);
        assertThat(record(new UUID(7, 2))).isPresent();
        assertThat(ledger.findPage(Optional.empty(), 10))
                .extracting(Replay::id)
                .containsExactly(new UUID(7, 2), new UUID(7, 1));
        assertThat(ledger.findPage(Optional.of(new UUID(7, 2)), 10))
                .extracting(Replay::id)
                .containsExactly(new UUID(7, 1));
    }

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
        assertThat(ledger.progress(new UUID(7, 1), 2, 3)).isEqualTo(Word.TAKEN_FOR_DEAD);
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
                    .until(() -> ledger.findInterrupted().isPresent());
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
        assertThat(ledger.findInterrupted()).isEmpty();
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
    void aRunningReplayCanBeCancelled() {
        record(new UUID(7, 1));
        assertThat(ledger.cancel(new UUID(7, 1), "operator")).isTrue();
        assertThat(ledger.progress(new UUID(7, 1), 2, 3)).isEqualTo(Word.CANCELLED);
        assertThat(Engine.number("event_log", "select count(*) from daybook.replay where cancelled_by = 'operator'"))
                .isEqualTo(1);
    }

    @Test
    void whatCameOfAReplayStays() throws SQLException {
        record(new UUID(7, 1));
        ledger.finish(new UUID(7, 1), DIVERGED);
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

    private Verifications verifications(Optional<LocalTime> nightly, OnNewBuild onNewBuild, Clock clock) {
        Readiness open = new Readiness();
        open.ready();
        return new Verifications(replays, engine.log(), open, new VerificationSettings(nightly, onNewBuild), clock);
    }

    @Test
    void aNewBuildThatMustBeVerifiedStandsInTheWayUntilItIs() {
        Verifications verifications = verifications(Optional.empty(), OnNewBuild.BLOCK, Clock.systemUTC());
        Engine.onSuperuser("application_state", "update application_state.company set name = 'Spoilt'");
        assertThat(verifications.obstacles()).singleElement().asString().contains("This build is new here");
        Replay begun = replays.findPage(Optional.empty(), 1).get(0);
        ended(begun.id());
        assertThat(verifications.obstacles()).singleElement().asString().contains(begun.id() + " diverged");
        ended(replays.begin(Kind.REBUILD, false, "operator").id());
        assertThat(verifications.obstacles()).isEmpty();
    }

    @Test
    void aNewBuildIsVerifiedOnceInTheBackgroundAndNotAtAllIfThatIsNotWanted() {
        Verifications off = verifications(Optional.empty(), OnNewBuild.OFF, Clock.systemUTC());
        off.run();
        assertThat(off.obstacles()).isEmpty();
        assertThat(replays.findPage(Optional.empty(), 10)).isEmpty();
        for (int starts = 0; starts < 2; starts++) {
            Verifications background = verifications(Optional.empty(), OnNewBuild.BACKGROUND, Clock.systemUTC());
            assertThat(background.obstacles()).isEmpty();
            background.run();
            background.run();
            assertThat(replays.findPage(Optional.empty(), 10)).hasSize(1);
            Replay only = ended(replays.findPage(Optional.empty(), 1).get(0).id());
            assertThat(only.status()).isEqualTo(Status.SUCCEEDED);
            assertThat(only.requestedBy()).isEqualTo("daybook");
        }
    }

    @Test
    void aRebuildThatIsWantedAtTheStartStandsInTheWayUntilItHasSucceeded() {
        assertThat(new RebuildAtStart(replays, false).obstacles()).isEmpty();
        assertThat(replays.findPage(Optional.empty(), 10)).isEmpty();
        // a state of which nobody can tell anything any more
        Engine.onSuperuser("application_state", "drop table application_state.event_log_state");
        RebuildAtStart wanted = new RebuildAtStart(replays, true);
        assertThat(wanted.obstacles()).singleElement().asString().contains("The state is being rebuilt");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(wanted.obstacles()).isEmpty());
        assertThat(engine.state().position()).isEqualTo(engine.log().head().at());
        assertThat(replays.findPage(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void everyNightTheStateIsVerified() {
        Instant evening = Instant.now().plus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.DAYS);
        Instant[] now = {evening.plus(Duration.ofMinutes(10))};
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        Verifications nightly = verifications(Optional.of(LocalTime.of(2, 30)), OnNewBuild.OFF, clock);
        nightly.run();
        assertThat(replays.findPage(Optional.empty(), 10)).isEmpty();
        now[0] = evening.plus(Duration.ofHours(3));
        nightly.run();
        nightly.run();
        assertThat(replays.findPage(Optional.empty(), 10)).hasSize(1);
        ended(replays.findPage(Optional.empty(), 1).get(0).id());
    }
}

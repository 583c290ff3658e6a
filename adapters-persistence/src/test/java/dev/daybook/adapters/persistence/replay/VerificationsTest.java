package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.replay.RebuildAtStart;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.VerificationSettings;
import dev.daybook.application.replay.VerificationSettings.OnNewBuild;
import dev.daybook.application.replay.Verifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Replays that nobody asks for, and those that stand in the way at a start. */
class VerificationsTest extends ReplaysFixture {

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

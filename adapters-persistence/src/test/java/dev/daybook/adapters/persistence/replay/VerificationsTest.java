package dev.daybook.adapters.persistence.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.job.Schedule.Missed;
import dev.daybook.application.replay.NightlyVerification;
import dev.daybook.application.replay.RebuildAtStart;
import dev.daybook.application.replay.Replay;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.VerificationSettings;
import dev.daybook.application.replay.VerificationSettings.OnNewBuild;
import dev.daybook.application.replay.Verifications;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Replays that nobody asks for, and those that stand in the way at a start. */
class VerificationsTest extends ReplaysFixture {

    private final JobContext context = new JobContext();

    private Verifications verifications(OnNewBuild onNewBuild) {
        return new Verifications(replays, engine.log(), onNewBuild, Clock.systemUTC());
    }

    @Test
    void aNewBuildThatMustBeVerifiedStandsInTheWayUntilItIs() {
        Verifications verifications = verifications(OnNewBuild.BLOCK);
        Engine.onSuperuser("application_state", "update application_state.company set name = 'Spoilt'");
        assertThat(verifications.obstacles()).singleElement().asString().contains("This build is new here");
        Replay begun = replays.findPage(Optional.empty(), 1).get(0);
        ended(begun.id());
        assertThat(verifications.obstacles()).singleElement().asString().contains(begun.id() + " diverged");
        ended(begun(Kind.REBUILD).id());
        assertThat(verifications.obstacles()).isEmpty();
    }

    @Test
    void aNewBuildIsVerifiedOnceInTheBackgroundAndNotAtAllIfThatIsNotWanted() {
        Verifications off = verifications(OnNewBuild.OFF);
        off.run(context);
        assertThat(off.obstacles()).isEmpty();
        assertThat(replays.findPage(Optional.empty(), 10)).isEmpty();
        for (int starts = 0; starts < 2; starts++) {
            Verifications background = verifications(OnNewBuild.BACKGROUND);
            assertThat(background.obstacles()).isEmpty();
            background.run(context);
            background.run(context);
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
    void everyNightTheStateIsVerifiedUnlessThatWasJustDone() {
        VerificationSettings settings = new VerificationSettings(Optional.of(LocalTime.of(2, 30)), Missed.SKIP);
        NightlyVerification nightly = new NightlyVerification(replays, settings, Clock.systemUTC());
        assertThat(nightly.schedule()).isEqualTo(Schedule.daily(LocalTime.of(2, 30), Missed.SKIP));
        assertThat(nightly.lastRun()).isEmpty();
        nightly.run(context);
        Replay verified = ended(replays.findPage(Optional.empty(), 1).get(0).id());
        assertThat(nightly.lastRun()).contains(verified.startedAt());
        nightly.run(context);
        assertThat(replays.findPage(Optional.empty(), 10)).hasSize(1);
        Clock nextNight = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        new NightlyVerification(replays, settings, nextNight).run(context);
        assertThat(replays.findPage(Optional.empty(), 10)).hasSize(2);
        ended(replays.findPage(Optional.empty(), 1).get(0).id());
    }

    @Test
    void theNightCanBeSwitchedOff() {
        VerificationSettings off = new VerificationSettings(Optional.empty(), Missed.SKIP);
        assertThat(new NightlyVerification(replays, off, Clock.systemUTC()).schedule())
                .isEqualTo(Schedule.never());
    }
}

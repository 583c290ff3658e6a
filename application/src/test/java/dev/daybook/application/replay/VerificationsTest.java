package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryDatabases;
import dev.daybook.application.inmemory.InMemoryServer;
import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.job.Schedule.Missed;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.VerificationSettings.OnNewBuild;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Replays that begin without a request, and those that must succeed before commands are accepted. */
class VerificationsTest extends ReplaysFixture {

    private final JobContext context = new JobContext();

    private Replay begunBy(RebuildAtStart rebuild) {
        assertThat(rebuild.obstacles()).singleElement().asString().contains("The state is being rebuilt");
        return latest().orElseThrow();
    }

    private Verifications verifications(OnNewBuild onNewBuild) {
        return new Verifications(replays, server.log(), onNewBuild, timer.clock());
    }

    @Test
    void aNewBuildThatMustBeVerifiedIsAnObstacleUntilItIs() {
        Verifications verifications = verifications(OnNewBuild.BLOCK);
        spoilTheState();
        assertThat(verifications.obstacles()).singleElement().asString().contains("This build is new here");
        timer.runDue();
        assertThat(verifications.obstacles())
                .singleElement()
                .asString()
                .contains(latest().orElseThrow().id() + " diverged");
        ended(Kind.REBUILD);
        assertThat(verifications.obstacles()).isEmpty();
    }

    @Test
    void aVerificationThatWasStoppedIsBegunAgainAfterAPause() {
        Verifications verifications = verifications(OnNewBuild.BLOCK);
        assertThat(verifications.obstacles()).hasSize(1);
        Replay first = latest().orElseThrow();
        ledger.finish(
                first,
                new ReplayLedger.Result(
                        Status.FAILED, 0, Optional.empty(), Replay.Report.NOTHING, Optional.of("The log was away.")));
        assertThat(verifications.obstacles()).singleElement().asString().contains("was not verified");
        timer.runDue();
        timer.advance(Duration.ofSeconds(21));
        assertThat(verifications.obstacles()).singleElement().asString().contains("verifies the state");
        timer.runDue();
        assertThat(verifications.obstacles()).isEmpty();
        assertThat(countOfReplays()).isEqualTo(2);
    }

    @Test
    void aNewBuildIsVerifiedOnceInTheBackgroundAndNotAtAllIfThatIsNotWanted() {
        Verifications off = verifications(OnNewBuild.OFF);
        off.run(context);
        assertThat(off.obstacles()).isEmpty();
        assertThat(countOfReplays()).isZero();
        for (int starts = 0; starts < 2; starts++) {
            Verifications background = verifications(OnNewBuild.BACKGROUND);
            assertThat(background.obstacles()).isEmpty();
            background.run(context);
            background.run(context);
            timer.runDue();
            assertThat(countOfReplays()).isEqualTo(1);
            assertThat(latest().orElseThrow().status()).isEqualTo(Status.SUCCEEDED);
            assertThat(latest().orElseThrow().requestedBy()).isEqualTo("daybook");
        }
    }

    @Test
    void aBuildUnderWhichTheStateDivergedIsVerifiedAgainAfterAStart() {
        spoilTheState();
        assertThat(ended(Kind.VERIFY).status()).isEqualTo(Status.DIVERGED);
        verifications(OnNewBuild.BACKGROUND).run(context);
        assertThat(countOfReplays()).isEqualTo(2);
    }

    @Test
    void aRebuildThatCouldNotRecordItsSuccessCountsAsAVerification() {
        ledger.begin(FIRST, Kind.REBUILD, server.asideStates().build(), 3, false, "operator");
        server.replay().rebuild(FIRST, false, (position, target) -> true);
        beSilent();
        verifications(OnNewBuild.BACKGROUND).run(context);
        assertThat(found(FIRST).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(countOfReplays()).isEqualTo(1);
    }

    @Test
    void anEmptyLogIsNotVerified() {
        InMemoryServer empty = new InMemoryServer(InMemoryDatabases.empty(BankCommands.CATALOGUE), timer).start();
        new Verifications(replays, empty.log(), OnNewBuild.BACKGROUND, timer.clock()).run(context);
        assertThat(new Verifications(replays, empty.log(), OnNewBuild.BLOCK, timer.clock()).obstacles())
                .isEmpty();
        assertThat(countOfReplays()).isZero();
    }

    @Test
    void aVerificationOrARebuildAtTheStartWaitsForTheReplayOfAnotherBuild() {
        ledger.begin(FIRST, Kind.VERIFY, "another build", 3, false, "operator");
        assertThat(verifications(OnNewBuild.BLOCK).obstacles())
                .containsExactly("The state has not been verified by this build. The verification begins when the"
                        + " replay that is running now has ended.");
        assertThat(new RebuildAtStart(replays, true).obstacles())
                .containsExactly("The state is rebuilt at this start when the replay that is running now has ended.");
        assertThat(countOfReplays()).isEqualTo(1);
    }

    @Test
    void theJobsOfReplaysHaveNamesOfTheirOwnSoThatNoneKeepsAnotherFromRunning() {
        VerificationSettings off = new VerificationSettings(Optional.empty(), Missed.SKIP);
        assertThat(List.of(
                        new NightlyVerification(replays, off, timer.clock()).name(),
                        verifications(OnNewBuild.OFF).name(),
                        new ReplayResumption(replays).name()))
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @Test
    void aRebuildThatIsWantedAtTheStartIsAnObstacleUntilItHasSucceeded() {
        assertThat(new RebuildAtStart(replays, false).obstacles()).isEmpty();
        assertThat(countOfReplays()).isZero();
        spoilTheState();
        RebuildAtStart wanted = new RebuildAtStart(replays, true);
        assertThat(wanted.obstacles()).singleElement().asString().contains("The state is being rebuilt");
        timer.runDue();
        assertThat(wanted.obstacles()).isEmpty();
        assertThat(countOfReplays()).isEqualTo(1);
        assertThat(ended(Kind.VERIFY).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(wanted.obstacles()).isEmpty();
    }

    @Test
    void aRebuildAtTheStartIsBegunAgainIfADatabaseWasAwayAndNotIfAnEventIsOfDoom() {
        RebuildAtStart wanted = new RebuildAtStart(replays, true);
        server.faults().before(Step.ASIDE_BEGIN, () -> {
            throw new StorageFailure(StorageFailure.Kind.PASSING, "The database is away.", new IllegalStateException());
        });
        Replay first = begunBy(wanted);
        timer.runDue();
        assertThat(wanted.obstacles()).singleElement().asString().contains("The database is away.");
        server.faults().forget();
        EventsOfDoom.depositInAnotherCurrency(databases, 3);
        Replay second = begunBy(wanted);
        assertThat(second.id()).isNotEqualTo(first.id());
        timer.runDue();
        for (int looks = 0; looks < 2; looks++) {
            assertThat(wanted.obstacles()).singleElement().asString().contains("Event 3, FundsDeposited");
        }
        assertThat(countOfReplays()).isEqualTo(2);
    }

    @Test
    void theStateIsVerifiedEveryNightUnlessThatWasJustDone() {
        VerificationSettings settings = new VerificationSettings(Optional.of(LocalTime.of(2, 30)), Missed.SKIP);
        NightlyVerification nightly = new NightlyVerification(replays, settings, timer.clock());
        assertThat(nightly.schedule()).isEqualTo(Schedule.daily(LocalTime.of(2, 30), Missed.SKIP));
        assertThat(nightly.lastRun()).isEmpty();
        nightly.run(context);
        timer.runDue();
        assertThat(nightly.lastRun()).contains(latest().orElseThrow().startedAt());
        nightly.run(context);
        assertThat(countOfReplays()).isEqualTo(1);
        timer.advance(Duration.ofDays(1));
        nightly.run(context);
        assertThat(countOfReplays()).isEqualTo(2);
    }

    @Test
    void theNightlyVerificationCanBeSwitchedOff() {
        VerificationSettings off = new VerificationSettings(Optional.empty(), Missed.SKIP);
        assertThat(new NightlyVerification(replays, off, timer.clock()).schedule())
                .isEqualTo(Schedule.never());
    }
}

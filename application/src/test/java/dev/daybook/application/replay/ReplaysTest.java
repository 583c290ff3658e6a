package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.JobStart.AlreadyRunning;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Replays are begun one at a time, run in the background, and are kept. */
class ReplaysTest extends ReplaysFixture {

    @Test
    void aSecondReplayIsNotStartedWhileOneRunsOnAnyServer() {
        recordFirst();
        assertThat(replays.begin(Kind.VERIFY, false, "operator")).isEqualTo(new AlreadyRunning<>("replay"));
    }

    @Test
    void aVerificationAndARebuildRunInTheBackground() {
        spoilTheState();
        Replay begun = begun(Kind.VERIFY);
        assertThat(begun.status()).isEqualTo(Status.RUNNING);
        timer.runDue();
        Replay verified = found(begun.id());
        assertThat(verified.status()).isEqualTo(Status.DIVERGED);
        assertThat(verified.report().divergences()).isNotEmpty();
        Replay rebuilt = ended(Kind.REBUILD);
        assertThat(rebuilt.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rebuilt.switchTime()).isPresent();
        assertThat(replays.findLastConclusive())
                .as("an earlier divergence is history")
                .contains(rebuilt);
        assertThat(ended(Kind.VERIFY).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(replays.doom()).isEmpty();
        assertThat(server.registry()
                        .timer("daybook.replay", "kind", "rebuild", "status", "succeeded")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anEventOfDoomIsKnownUntilAReplayHasComePastIt() {
        EventsOfDoom.depositInAnotherCurrency(databases, 3);
        Replay failed = ended(Kind.VERIFY);
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.failure().orElseThrow()).contains("Event 3, FundsDeposited");
        assertThat(failed.position()).as("the last event that materialized").isEqualTo(2);
        assertThat(replays.doom()).hasValueSatisfying(doom -> {
            assertThat(doom.position()).isEqualTo(3);
            assertThat(doom.name()).isEqualTo("FundsDeposited");
            assertThat(doom.data()).contains("CZK");
        });
        assertThat(replays.findLastVerification()).contains(failed);
        EventsOfDoom.repairDeposit(databases, 3);
        ended(Kind.VERIFY);
        assertThat(replays.doom()).isEmpty();
    }

    @Test
    void aReplayThatIsCancelledStops() {
        Replay begun = begun(Kind.VERIFY);
        assertThat(replays.cancel(begun.id(), "operator")).isTrue();
        server.faults().before(Step.ASIDE_BEGIN, () -> timer.advance(Duration.ofSeconds(1)));
        timer.runDue();
        assertThat(found(begun.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(replays.cancel(begun.id(), "operator")).isFalse();
    }

    @Test
    void aRebuildThatIsCancelledWhileItWaitsForItsSwitchLeavesNothingToResume() {
        Replay begun = begun(Kind.REBUILD);
        replays.cancel(begun.id(), "operator");
        server.faults().before(Step.ASIDE_SWITCH, () -> {
            timer.advance(Duration.ofSeconds(1));
            throw new StorageFailure(StorageFailure.Kind.LOCKED, "being read", new IllegalStateException("planned"));
        });
        timer.runDue();
        server.faults().forget();
        assertThat(found(begun.id()).status()).isEqualTo(Status.CANCELLED);
        Interruption never = Interruption.never();
        server.replay().rebuild(begun.id(), false, never);
        assertThat(never.first()).isZero();
    }

    @Test
    void aReplayThatCannotGoOnTellsWhy() {
        databases.log().forge(2, event -> EventsOfDoom.withHash(event, Digest.of("forged")));
        Replay failed = ended(Kind.REBUILD);
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.failure().orElseThrow()).contains("Event 2 of the log does not follow event 1 in the chain");
        assertThat(replays.findLastRebuild()).contains(failed);
    }

    @Test
    void aDefectIsToLookForInTheLogByTheIdOfTheReplay() {
        server.faults().before(Step.ASIDE_BEGIN, () -> {
            throw new IllegalArgumentException("planned");
        });
        Replay failed = ended(Kind.VERIFY);
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.failure())
                .contains("The server has a defect. Look for Replay " + failed.id() + " (verify) in its log.");
    }

    @Test
    void theCallerKnowsTheIdOfATrialBeforeTheTrialCanEnd() {
        List<UUID> recorded = new ArrayList<>();
        Replay trial = replays.beginTrial(List.of(server.log().find(3).orElseThrow()), "operator", id -> {
                    assertThat(found(id).status()).isEqualTo(Status.RUNNING);
                    recorded.add(id);
                })
                .started()
                .orElseThrow();
        assertThat(recorded).containsExactly(trial.id());
        assertThat(trial.kind()).isEqualTo(Kind.TRIAL);
        timer.runDue();
        assertThat(found(trial.id()).status()).isEqualTo(Status.SUCCEEDED);
    }
}

package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.job.JobContext;
import dev.daybook.application.job.JobRunner;
import dev.daybook.application.job.Schedule;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Replays whose servers stop or die, and what becomes of them. */
class InterruptedReplaysTest extends ReplaysFixture {

    @Test
    void aReplayWhoseServerDiedIsResumedByTheNextServerThatLooks() {
        recordFirst();
        replays.takeUpInterrupted();
        assertThat(found(FIRST).resumptions()).isZero();
        beSilent();
        assertThat(replays.begin(Kind.VERIFY, false, "operator").started()).isEmpty();
        timer.runDue();
        assertThat(found(FIRST).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(found(FIRST).resumptions()).isEqualTo(1);
        assertThat(found(FIRST).requestedBy()).isEqualTo("operator");
    }

    @Test
    void aReplayThatWasInterruptedTooOftenHasFailedAndBlocksNoOther() {
        recordFirst();
        for (int times = 0; times < ReplayLedger.MOST_RESUMPTIONS; times++) {
            beSilent();
            assertThat(ledger.takeUp(FIRST, server.asideStates().build())).isPresent();
        }
        Replay run = found(FIRST);
        beSilent();
        assertThat(found(FIRST).status()).isEqualTo(Status.FAILED);
        assertThat(replays.cancel(FIRST, "operator")).isFalse();
        assertThat(ended(Kind.VERIFY).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(found(FIRST).failure()).contains("The server that ran it has stopped.");
        assertThat(ledger.progress(run, 2, 3)).isEqualTo(Heartbeat.PRESUMED_DEAD);
    }

    @Test
    void aServerThatStopsInterruptsItsReplayAndTheNextServerGoesOnAtOnce() {
        server.faults().before(Step.ASIDE_SWITCH, () -> {
            runner.close();
            throw new StorageFailure(StorageFailure.Kind.LOCKED, "read without a break", new IllegalStateException());
        });
        Replay begun = replays.begin(Kind.REBUILD, true, "operator").started().orElseThrow();
        timer.runDue();
        server.faults().forget();
        assertThat(found(begun.id()).status()).isEqualTo(Status.RUNNING);
        server.faults().before(Step.ASIDE_KEEP, () -> {
            throw new IllegalStateException("The state that was left has every event.");
        });
        replays(new JobRunner(timer, timer)).takeUpInterrupted();
        timer.runDue();
        assertThat(found(begun.id()).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(found(begun.id()).resumptions()).isEqualTo(1);
        assertThat(found(begun.id()).keepsFormer()).isTrue();
    }

    @Test
    void aRebuildThatHasSwitchedWhenItsServerStopsHasSucceeded() {
        server.faults().before(Step.ASIDE_SWITCH, runner::close);
        Replay rebuilt = ended(Kind.REBUILD);
        assertThat(rebuilt.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(rebuilt.switchTime()).isPresent();
    }

    @Test
    void aTrialWhoseServerStopsHasFailedAndIsNotResumed() {
        server.faults().before(Step.ASIDE_KEEP, runner::close);
        Replay trial = replays.beginTrial(List.of(server.log().find(3).orElseThrow()), "operator", id -> {})
                .started()
                .orElseThrow();
        timer.runDue();
        assertThat(found(trial.id()).status()).isEqualTo(Status.FAILED);
        assertThat(found(trial.id()).failure()).contains("The server was stopped.");
    }

    @Test
    void theJobThatResumesReplaysRunsWhileNoCommandsAreAccepted() {
        ReplayResumption resumption = new ReplayResumption(replays);
        assertThat(resumption.runsWhileClosed()).isTrue();
        assertThat(resumption.schedule()).isEqualTo(Schedule.every(Duration.ofSeconds(5)));
        recordFirst();
        beSilent();
        resumption.run(new JobContext());
        timer.runDue();
        assertThat(found(FIRST).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void aRebuildWhoseServerDiedJustAfterTheSwitchHasSucceeded() {
        recordFirst();
        server.replay().rebuild(FIRST, false, (position, target) -> true);
        beSilent();
        replays.clearUp();
        assertThat(found(FIRST).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(found(FIRST).resumptions()).isZero();
    }

    private void leaveAState() {
        try (AsideState state = server.asideStates().resumeOrBegin(FIRST, "basis")) {
            state.keep(server.log().head().at());
            state.write();
            state.leave();
        }
    }

    private long positionOfTheLeftState() {
        try (AsideState state = server.asideStates().resumeOrBegin(FIRST, "basis")) {
            state.leave();
            return state.position().position();
        }
    }

    @Test
    void aLeftStateIsKeptAsLongAsItsReplayHasNotEnded() {
        Replay first = recordFirst();
        leaveAState();
        replays.clearUp();
        assertThat(positionOfTheLeftState())
                .as("just after its server has died")
                .isEqualTo(3);
        ledger.finish(first, new Result(Status.SUCCEEDED, 3, Optional.empty(), Report.NOTHING, Optional.empty()));
        replays.clearUp();
        assertThat(positionOfTheLeftState()).isZero();
    }

    @Test
    void whileAStateIsBuiltItsReplayIsNotResumedEvenIfItIsSilent() {
        recordFirst();
        beSilent();
        server.replay().compare(UUID.randomUUID(), 10, (position, target) -> {
            replays.takeUpInterrupted();
            assertThat(found(FIRST).resumptions()).isZero();
            return true;
        });
        replays.takeUpInterrupted();
        timer.runDue();
        assertThat(found(FIRST).status()).isEqualTo(Status.SUCCEEDED);
    }
}

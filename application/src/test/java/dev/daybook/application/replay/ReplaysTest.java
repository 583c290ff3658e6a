package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.inmemory.Step;
import dev.daybook.application.job.JobStart.AlreadyRunning;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Status;
import java.time.Duration;
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
}

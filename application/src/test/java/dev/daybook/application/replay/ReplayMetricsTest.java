package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger.Result;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of divergences on which an alarm rests is that of the latest replay that tells how the live state is. */
class ReplayMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReplayMetrics metrics = new ReplayMetrics(registry);

    private void ended(Kind kind, Status status, int divergences) {
        Divergence one = new Divergence(
                "account", "A-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Report report = new Report(List.of(), List.of(one).subList(0, divergences), Optional.empty());
        metrics.ended(kind, new Result(status, 3, Optional.empty(), report, Optional.empty()), Duration.ofSeconds(2));
    }

    private double divergences() {
        return registry.get("daybook.state.divergences").gauge().value();
    }

    @Test
    void aVerificationThatFindsADivergenceIsShownUntilTheStateIsRebuilt() {
        assertThat(divergences()).isZero();
        ended(Kind.VERIFY, Status.DIVERGED, 1);
        assertThat(divergences()).isEqualTo(1);
        ended(Kind.REBUILD, Status.SUCCEEDED, 0);
        assertThat(divergences()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"VERIFY, FAILED", "VERIFY, CANCELLED", "REBUILD, FAILED", "TRIAL, SUCCEEDED"})
    void aReplayThatTellsNothingOfTheLiveStateChangesNothing(Kind kind, Status status) {
        ended(Kind.VERIFY, Status.DIVERGED, 1);
        ended(kind, status, 0);
        assertThat(divergences()).isEqualTo(1);
    }

    @Test
    void whatATrialWouldChangeIsNoDivergence() {
        ended(Kind.TRIAL, Status.DIVERGED, 1);
        assertThat(divergences()).isZero();
    }
}

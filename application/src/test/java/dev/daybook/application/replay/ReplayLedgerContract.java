package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.job.Heartbeat;
import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import dev.daybook.application.replay.ReplayLedger.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every ledger of replays does. */
public abstract class ReplayLedgerContract {

    private static final String BUILD = "some-build";
    private static final String OTHER_BUILD = "other-build";
    private static final UUID FIRST = new UUID(7, 1);
    private static final UUID SECOND = new UUID(7, 2);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Divergence DIVERGENCE = new Divergence(
            "account", "A-1", Optional.of("balance"), Optional.of("1"), Optional.empty(), Optional.of(7L));
    private static final Result DIVERGED = new Result(
            Status.DIVERGED,
            9,
            Optional.of(Duration.ofMillis(3)),
            new Report(List.of(), List.of(DIVERGENCE), Optional.empty()),
            Optional.empty());
    private static final Result SUCCEEDED =
            new Result(Status.SUCCEEDED, 9, Optional.empty(), Report.NOTHING, Optional.empty());
    private static final Result FAILED =
            new Result(Status.FAILED, 3, Optional.empty(), Report.NOTHING, Optional.of("The database was away."));
    private static final Result DOOMED = new Result(
            Status.FAILED,
            3,
            Optional.empty(),
            new Report(
                    List.of(),
                    List.of(),
                    Optional.of(new Doom(4, FIRST, "Sold", 1, "{}", "Shop.sold", "no", "x.Y", List.of("row")))),
            Optional.of("Event 4 no longer materializes."));

    /** An empty ledger. */
    protected abstract ReplayLedger ledger();

    /** Lets the running replay be silent for that time. */
    protected abstract void beSilent(Duration time);

    private Optional<Replay> begin(UUID id, Kind kind) {
        return ledger().begin(id, kind, BUILD, 5, false, "operator");
    }

    private Replay begun(UUID id, Kind kind) {
        return begin(id, kind).orElseThrow();
    }

    private Replay found(UUID id) {
        return ledger().find(id).orElseThrow();
    }

    private Replay finished(UUID id, Kind kind, Result result) {
        ledger().finish(begun(id, kind), result);
        return found(id);
    }

    @Test
    void aReplayKeepsWhoAskedForItAndWhatCameOfIt() {
        Replay begun = begun(FIRST, Kind.VERIFY);
        assertThat(begun.status()).isEqualTo(Status.RUNNING);
        assertThat(begun.requestedBy()).isEqualTo("operator");
        assertThat(begun.build()).isEqualTo(BUILD);
        assertThat(ledger().progress(begun, 4, 6)).isEqualTo(Heartbeat.GO_ON);
        assertThat(found(FIRST).position()).isEqualTo(4);
        assertThat(found(FIRST).target()).isEqualTo(6);
        ledger().finish(begun, DIVERGED);
        Replay finished = found(FIRST);
        assertThat(finished.status()).isEqualTo(Status.DIVERGED);
        assertThat(finished.position()).isEqualTo(9);
        assertThat(finished.report().divergences()).containsExactly(DIVERGENCE);
        assertThat(finished.switchTime()).contains(Duration.ofMillis(3));
        assertThat(finished.finishedAt()).isPresent();
        assertThat(ledger().progress(begun, 5, 6)).isEqualTo(Heartbeat.PRESUMED_DEAD);
    }

    @Test
    void oneRunsAtATimeAndTheListBeginsWithTheLatest() {
        begun(FIRST, Kind.VERIFY);
        assertThat(ledger().findRunning()).map(Replay::id).contains(FIRST);
        assertThat(begin(SECOND, Kind.VERIFY)).isEmpty();
        ledger().finish(found(FIRST), DIVERGED);
        assertThat(ledger().findRunning()).isEmpty();
        begun(SECOND, Kind.VERIFY);
        assertThat(ledger().findPage(Optional.empty(), 10))
                .extracting(Replay::id)
                .containsExactly(SECOND, FIRST);
        assertThat(ledger().findPage(Optional.of(SECOND), 10))
                .extracting(Replay::id)
                .containsExactly(FIRST);
    }

    @Test
    void theLatestOfEachSortIsFound() {
        Replay diverged = finished(FIRST, Kind.VERIFY, DIVERGED);
        assertThat(ledger().findLastVerification()).contains(diverged);
        assertThat(ledger().findLastConclusive()).contains(diverged);
        assertThat(ledger().findLastRebuild()).isEmpty();
        assertThat(ledger().findLatest(BUILD)).contains(diverged);
        assertThat(ledger().findLatest(OTHER_BUILD)).isEmpty();

        Replay repaired = finished(SECOND, Kind.REBUILD, SUCCEEDED);
        assertThat(ledger().findLastVerification()).contains(diverged);
        assertThat(ledger().findLastRebuild()).contains(repaired);
        assertThat(ledger().findLastConclusive()).contains(repaired);

        finished(new UUID(7, 3), Kind.TRIAL, DIVERGED);
        Replay failed = finished(new UUID(7, 4), Kind.REBUILD, FAILED);
        assertThat(ledger().findLatest(BUILD)).contains(failed);
        assertThat(ledger().findLastConclusive()).contains(repaired);

        Replay doomed = finished(new UUID(7, 5), Kind.VERIFY, DOOMED);
        assertThat(ledger().findLastConclusive()).contains(doomed);
        assertThat(ledger().findLastVerification()).contains(doomed);
    }

    @Test
    void aRunningReplayIsToldThatItIsCancelled() {
        Replay begun = begun(FIRST, Kind.VERIFY);
        assertThat(ledger().cancel(FIRST, "operator")).isTrue();
        assertThat(ledger().progress(begun, 2, 3)).isEqualTo(Heartbeat.CANCELLED);
        ledger().finish(begun, DIVERGED);
        assertThat(ledger().cancel(FIRST, "operator")).isFalse();
        assertThat(ledger().cancel(SECOND, "operator")).isFalse();
    }

    @Test
    void anInterruptedReplayThatIsCancelledHasEnded() {
        begun(FIRST, Kind.VERIFY);
        beSilent(LONG);
        assertThat(ledger().cancel(FIRST, "operator")).isTrue();
        assertThat(found(FIRST).status()).isEqualTo(Status.CANCELLED);
        assertThat(ledger().findInterrupted(BUILD)).isEmpty();
        assertThat(ledger().findLatest(BUILD)).isEmpty();
    }

    @Test
    void aSilentReplayIsResumedOnce() {
        Replay slept = begun(FIRST, Kind.REBUILD);
        assertThat(ledger().findInterrupted(BUILD)).isEmpty();
        beSilent(LONG);
        assertThat(ledger().findInterrupted(BUILD)).map(Replay::id).contains(FIRST);
        Replay resumed = ledger().takeUp(FIRST, OTHER_BUILD).orElseThrow();
        assertThat(resumed.resumptions()).isEqualTo(1);
        assertThat(resumed.build()).isEqualTo(OTHER_BUILD);
        assertThat(ledger().takeUp(FIRST, BUILD)).as("resumed twice").isEmpty();

        assertThat(ledger().progress(slept, 4, 6)).isEqualTo(Heartbeat.PRESUMED_DEAD);
        ledger().finish(slept, DIVERGED);
        ledger().interrupt(slept);
        assertThat(found(FIRST).status()).isEqualTo(Status.RUNNING);
        assertThat(ledger().findInterrupted(BUILD)).isEmpty();
        assertThat(ledger().progress(resumed, 4, 6)).isEqualTo(Heartbeat.GO_ON);
        ledger().finish(resumed, SUCCEEDED);
        assertThat(found(FIRST).status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void anInterruptedReplayIsResumedAtOnceByItsOwnBuildAndLaterByOthers() {
        ledger().interrupt(begun(FIRST, Kind.VERIFY));
        assertThat(ledger().findInterrupted(OTHER_BUILD)).isEmpty();
        assertThat(ledger().takeUp(FIRST, OTHER_BUILD)).isEmpty();
        assertThat(ledger().takeUp(FIRST, BUILD)).isPresent();
    }

    @Test
    void aTrialAndAReplayThatWasInterruptedTooOftenHaveFailed() {
        begun(FIRST, Kind.TRIAL);
        beSilent(LONG);
        assertThat(ledger().findInterrupted(BUILD)).isEmpty();
        assertThat(found(FIRST).failure()).contains("The server that ran it has stopped.");
        assertThat(ledger().cancel(FIRST, "operator")).isFalse();
        ledger().clearUp(Optional.empty());

        begun(SECOND, Kind.VERIFY);
        for (int times = 0; times < ReplayLedger.MOST_RESUMPTIONS; times++) {
            beSilent(LONG);
            assertThat(ledger().takeUp(SECOND, BUILD)).isPresent();
        }
        beSilent(LONG);
        assertThat(ledger().takeUp(SECOND, BUILD)).isEmpty();
        assertThat(found(SECOND).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void theReplayThatBuiltTheLiveStateHasSucceeded() {
        begun(FIRST, Kind.REBUILD);
        beSilent(LONG);
        ledger().clearUp(Optional.of(SECOND));
        assertThat(found(FIRST).status()).isEqualTo(Status.RUNNING);
        ledger().clearUp(Optional.of(FIRST));
        assertThat(found(FIRST).status()).isEqualTo(Status.SUCCEEDED);
        assertThat(found(FIRST).failure()).isEmpty();
    }
}

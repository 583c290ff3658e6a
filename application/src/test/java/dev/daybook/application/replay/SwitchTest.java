package dev.daybook.application.replay;

import static dev.daybook.application.inmemory.BankCommands.account;
import static dev.daybook.application.inmemory.BankCommands.deposit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.daybook.application.inmemory.Step;
import dev.daybook.application.log.Digest;
import dev.daybook.application.log.Enlisted;
import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.state.StateSession;
import dev.daybook.application.time.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The moment at which a rebuilt state takes the place of the live one: short for appenders, and possible for readers. */
class SwitchTest extends ReplaysFixture {

    private static final StateReplay.Watch GO_ON = (position, target) -> true;

    private final List<Step> steps = new ArrayList<>();
    private final List<Instant> tries = new ArrayList<>();

    @BeforeEach
    void listen() {
        for (Step step : List.of(Step.ASIDE_KEEP, Step.ASIDE_WRITE, Step.LOG_LOCK, Step.ASIDE_SWITCH)) {
            server.faults().before(step, () -> steps.add(step));
        }
    }

    private StateReplay.Rebuilt rebuild() {
        return rebuild(GO_ON);
    }

    private StateReplay.Rebuilt rebuild(StateReplay.Watch watch) {
        return server.replay().rebuild(UUID.randomUUID(), false, watch);
    }

    private void assertRebuilt(String balance) {
        assertThat(server.<String>read(state -> account(state, "A-1").balance().toString()))
                .isEqualTo(balance);
        assertThat(server.state().position()).isEqualTo(server.log().head().at());
    }

    private void appendDeposits(long count) {
        long first = server.log().head().position();
        server.executeAll(LongStream.range(first, first + count).mapToObj(i -> deposit("m-" + i, "A-1", "1.00")));
    }

    /** That many deposits are appended while the first events are materialized. */
    private void appendMeanwhile(long count) {
        server.faults().before(Step.ASIDE_KEEP, () -> {
            steps.add(Step.ASIDE_KEEP);
            if (server.log().head().position() == 3) {
                appendDeposits(count);
            }
        });
    }

    /** Another session holds the lock of the state at each try. */
    private void lockTheStateForEver() {
        server.faults().before(Step.ASIDE_SWITCH, () -> {
            tries.add(timer.clock().instant());
            throw new StorageFailure(StorageFailure.Kind.LOCKED, "being read", new IllegalStateException("planned"));
        });
    }

    private List<Duration> pauses() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < tries.size(); i++) {
            pauses.add(Duration.between(tries.get(i - 1), tries.get(i)));
        }
        return pauses;
    }

    @Test
    void upToFiveHundredEventsAreLeftForTheMomentInWhichAppendersWait() {
        appendMeanwhile(500);
        rebuild();
        assertThat(steps)
                .startsWith(
                        Step.ASIDE_KEEP,
                        Step.ASIDE_WRITE,
                        Step.LOG_LOCK,
                        Step.ASIDE_KEEP,
                        Step.ASIDE_WRITE,
                        Step.ASIDE_SWITCH);
        assertRebuilt("510.00 EUR");
    }

    @Test
    void moreEventsAreMaterializedAndWrittenBeforeAppendersWait() {
        appendMeanwhile(501);
        rebuild();
        assertThat(steps)
                .startsWith(
                        Step.ASIDE_KEEP,
                        Step.ASIDE_WRITE,
                        Step.ASIDE_KEEP,
                        Step.ASIDE_WRITE,
                        Step.LOG_LOCK,
                        Step.ASIDE_WRITE,
                        Step.ASIDE_SWITCH);
        assertRebuilt("511.00 EUR");
    }

    @Test
    void aRebuildThatCannotKeepUpWithNewEventsStops() {
        server.faults().before(Step.ASIDE_KEEP, () -> {
            steps.add(Step.ASIDE_KEEP);
            appendDeposits(501);
        });
        ReplayStopped stopped = catchThrowableOfType(ReplayStopped.class, this::rebuild);
        assertThat(stopped).hasMessage("The replay cannot keep up with new events (20 rounds tried).");
        assertThat(steps.stream().filter(step -> step == Step.ASIDE_KEEP))
                .as("the first pass through the log, and the rounds")
                .hasSize(21);
    }

    @Test
    void theTimeInWhichAppendersWaitIsTold() {
        server.faults().before(Step.ASIDE_SWITCH, () -> timer.advance(Duration.ofMillis(20)));
        assertThat(rebuild().switchTime()).isBetween(Duration.ofMillis(40), Duration.ofMillis(41));
    }

    @Test
    void aStateThatIsHeldByAnotherSessionIsWaitedFor() throws Exception {
        spoilTheState();
        server.transaction().begin();
        Enlisted<StateSession> other = server.state().enlist();
        other.lock(Duration.ofSeconds(1));
        ScheduledFuture<?> unused = timer.schedule(
                () -> {
                    other.release();
                    server.transaction().rollback();
                    return true;
                },
                5,
                TimeUnit.SECONDS);
        rebuild();
        assertRebuilt("10.00 EUR");
    }

    @Test
    void aSwitchThatIsHeldUpIsTriedAgainAfterLongerAndLongerPausesAndIsThenGivenUp() {
        lockTheStateForEver();
        ReplayStopped stopped = catchThrowableOfType(ReplayStopped.class, this::rebuild);
        assertThat(stopped).hasMessageContaining("There was no moment to switch");
        assertThat(stopped.isCancelled()).isFalse();
        assertThat(tries).hasSize(200);
        assertThat(pauses().subList(0, 10))
                .extracting(Duration::toMillis)
                .containsExactly(250L, 500L, 750L, 1_000L, 1_250L, 1_500L, 1_750L, 2_000L, 2_000L, 2_000L);
    }

    @Test
    void aRebuildThatWaitsForItsSwitchCanBeCancelled() {
        lockTheStateForEver();
        ReplayStopped stopped =
                catchThrowableOfType(ReplayStopped.class, () -> rebuild((position, target) -> tries.size() < 3));
        assertThat(stopped.isCancelled()).isTrue();
        assertThat(tries).hasSize(3);
    }

    @Test
    void aRebuildWhoseThreadIsInterruptedWhileItWaitsStopsAndTheThreadStaysInterrupted() {
        lockTheStateForEver();
        StateReplay replay = SteppedReplay.of(
                server.log(),
                server.asideStates(),
                new Rematerialization(databases.catalogue(), databases.codec()),
                new NothingApproved(),
                ElapsedTime.MACHINE);
        Thread.currentThread().interrupt();
        ReplayStopped stopped =
                catchThrowableOfType(ReplayStopped.class, () -> replay.rebuild(UUID.randomUUID(), false, GO_ON));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped).hasMessage("The server is stopping.");
        assertThat(tries).hasSize(1);
    }

    @Test
    void aLogThatWasChangedSinceItWasReadIsNotSwitchedTo() {
        var live = databases.state().live();
        Digest other = Digest.of("forged");
        server.faults()
                .before(Step.LOG_LOCK, () -> databases.log().forge(3, event -> EventsOfDoom.withHash(event, other)));
        assertThat(catchThrowableOfType(ReplayStopped.class, this::rebuild))
                .hasMessageStartingWith("The new state is at position 3")
                .hasMessageContaining("The log was changed meanwhile");
        assertThat(databases.state().live()).isEqualTo(live);
    }
}

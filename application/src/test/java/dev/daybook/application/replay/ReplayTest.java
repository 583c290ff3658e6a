package dev.daybook.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.replay.Replay.Kind;
import dev.daybook.application.replay.Replay.Report;
import dev.daybook.application.replay.Replay.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers are told of a replay besides what the ledger keeps: its speed, the time that is left, and its kind. */
class ReplayTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static Replay replay(Status status, long position, long target, Instant seenAt, Optional<Instant> end) {
        return new Replay(
                new UUID(7, 1),
                Kind.VERIFY,
                status,
                "build",
                position,
                target,
                "operator",
                false,
                0,
                START,
                seenAt,
                end,
                Optional.empty(),
                Report.NOTHING,
                Optional.empty());
    }

    private static Replay running(long position, long target, Duration time) {
        return replay(Status.RUNNING, position, target, START.plus(time), Optional.empty());
    }

    @Test
    void theSpeedOfARunningReplayIsCountedUpToItsLastHeartbeat() {
        assertThat(running(3_000, 9_000, Duration.ofSeconds(2)).eventsPerSecond())
                .isEqualTo(1_500);
        assertThat(running(30, 30, Duration.ofMillis(20)).eventsPerSecond()).isEqualTo(1_500);
    }

    @Test
    void theSpeedOfAReplayThatHasEndedIsCountedUpToItsEnd() {
        Replay ended =
                replay(Status.SUCCEEDED, 9_000, 9_000, START.plusSeconds(100), Optional.of(START.plusSeconds(3)));
        assertThat(ended.eventsPerSecond()).isEqualTo(3_000);
        assertThat(ended.timeLeft()).isEmpty();
    }

    @Test
    void theTimeThatIsLeftFollowsFromTheSpeed() {
        assertThat(running(3_000, 9_000, Duration.ofSeconds(2)).timeLeft()).contains(Duration.ofSeconds(4));
        assertThat(running(9_001, 9_000, Duration.ofSeconds(2)).timeLeft())
                .as("beyond the target that was known at the beginning")
                .contains(Duration.ZERO);
    }

    @Test
    void aReplayThatHasJustBegunHasNoSpeedYet() {
        Replay begun = running(0, 9_000, Duration.ZERO);
        assertThat(begun.eventsPerSecond()).isZero();
        assertThat(begun.timeLeft()).isEmpty();
        assertThat(running(0, 9_000, Duration.ofSeconds(1)).timeLeft())
                .as("after a second without an event")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsFoundByItsCode(Kind kind) {
        assertThat(Kind.ofCode(kind.code())).contains(kind);
        assertThat(Kind.ofCode(kind.name())).as("a code in capital letters").isEmpty();
    }
}

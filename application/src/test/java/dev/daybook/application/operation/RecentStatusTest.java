package dev.daybook.application.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.job.HandDrivenTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentStatusTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    private final HandDrivenTimer timer = new HandDrivenTimer(BEGIN);
    private final RecentStatus status = new RecentStatus(this::read, timer.clock(), timer.elapsedTime());
    private long reads;

    /** The log position says how often the status was read. */
    private SystemStatus.Report read() {
        reads++;
        return new SystemStatus.Report(
                reads, reads, 0, Map.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    private void pass(Duration duration) throws InterruptedException {
        timer.elapsedTime().pause(duration);
    }

    @Test
    void withinASecondItIsReadOnce() throws InterruptedException {
        assertThat(status.recent().report().logPosition()).isEqualTo(1);
        pass(Duration.ofMillis(900));
        RecentStatus.Seen seen = status.recent();
        assertThat(seen.report().logPosition()).isEqualTo(1);
        assertThat(seen.readAt()).isEqualTo(BEGIN);
    }

    @Test
    void afterASecondItIsReadAgain() throws InterruptedException {
        status.recent();
        pass(Duration.ofSeconds(1));
        RecentStatus.Seen seen = status.recent();
        assertThat(seen.report().logPosition()).isEqualTo(2);
        assertThat(seen.readAt()).isEqualTo(BEGIN.plusSeconds(1));
    }

    @Test
    void whoWantsItNowGetsItNowAndTheNextCallerGetsTheSame() {
        status.recent();
        assertThat(status.now().report().logPosition()).isEqualTo(2);
        assertThat(status.recent().report().logPosition()).isEqualTo(2);
    }
}

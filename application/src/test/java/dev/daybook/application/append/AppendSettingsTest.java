package dev.daybook.application.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AppendSettingsTest {

    private static final AppendSettings USUAL = AppendSettings.DEFAULT;

    private static AppendSettings with(int queueLength, Duration batchTime, Duration lockTime) {
        return new AppendSettings(
                queueLength,
                USUAL.batchCommands(),
                USUAL.batchEvents(),
                batchTime,
                lockTime,
                USUAL.queueTime(),
                USUAL.answerTime(),
                USUAL.transactionTime());
    }

    @Test
    void theDefaultsAreALadder() {
        assertThat(with(USUAL.queueLength(), USUAL.batchTime(), USUAL.lockTime()))
                .isEqualTo(USUAL);
    }

    @Test
    void aQueueHasRoomForOneAtLeast() {
        assertThatThrownBy(() -> with(0, USUAL.batchTime(), USUAL.lockTime()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be positive, not 0");
    }

    @Test
    void aBatchTakesSomeTime() {
        assertThatThrownBy(() -> with(1, Duration.ZERO, USUAL.lockTime())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noInnerTimeoutIsLongerThanAnOuterOne() {
        assertThatThrownBy(() -> with(1, USUAL.batchTime(), Duration.ofSeconds(6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grow in this order");
    }

    @Test
    void theSmallestBoundsAreAllowedAndNothingBelowThem() {
        assertThat(with(1, 1, 1).batchEvents()).isEqualTo(1);
        assertThatThrownBy(() -> with(1, 0, 1)).hasMessageContaining("1, 0, 1");
        assertThatThrownBy(() -> with(1, 1, 0)).hasMessageContaining("1, 1, 0");
    }

    @Test
    void equalTimesAreNoLadder() {
        assertThatThrownBy(() -> with(1, USUAL.batchTime(), USUAL.queueTime())).hasMessageContaining("grow");
    }

    private static AppendSettings with(int queueLength, int batchCommands, int batchEvents) {
        return new AppendSettings(
                queueLength,
                batchCommands,
                batchEvents,
                USUAL.batchTime(),
                USUAL.lockTime(),
                USUAL.queueTime(),
                USUAL.answerTime(),
                USUAL.transactionTime());
    }
}

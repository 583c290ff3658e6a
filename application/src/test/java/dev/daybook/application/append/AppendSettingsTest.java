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
}

package dev.daybook.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.application.job.Schedule.Missed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Schedule NIGHTLY = Schedule.daily(LocalTime.of(2, 30), Missed.SKIP);

    private static Instant at(String time) {
        return Instant.parse("2026-01-" + time + ":00Z");
    }

    @Test
    void aDailyRunIsDueOnceItsTimeHasCome() {
        assertThat(NIGHTLY.isDue(at("05T02:29"), at("04T02:30"))).isFalse();
        assertThat(NIGHTLY.isDue(at("05T02:30"), at("04T02:30"))).isTrue();
        assertThat(NIGHTLY.isDue(at("05T23:59"), at("05T02:30"))).isFalse();
    }

    @Test
    void aLateRunIsStillDueBeforeTheNextTime() {
        assertThat(NIGHTLY.isDue(at("06T02:29"), at("05T02:29"))).isTrue();
    }

    @Test
    void aRunWithAFixedPauseIsAlwaysDueAndItsPauseIsPositive() {
        assertThat(Schedule.every(Duration.ofSeconds(1)).isDue(Instant.EPOCH, Instant.EPOCH))
                .isTrue();
        assertThatThrownBy(() -> Schedule.every(Duration.ZERO))
                .hasMessage("The pause between two runs must be positive, not PT0S.");
    }

    @Test
    void neverIsNeverDue() {
        assertThat(Schedule.never().isDue(Instant.MAX, Instant.MIN)).isFalse();
    }
}

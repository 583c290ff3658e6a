package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which tasks are late. */
class TaskPunctualityTest extends TaskFixture {

    private TaskPunctuality punctuality() {
        return new TaskPunctuality(ledger, handlers, SETTINGS, tasks.timer.clock());
    }

    @Test
    void aTaskThatWaitsForTooLongIsLateUnlessItWaitsForASetting() {
        TaskPunctuality punctuality = punctuality();
        record("");
        tasks.timer.advance(SETTINGS.lateAfter());
        assertThat(punctuality.late()).as("not for longer than that").isEmpty();
        tasks.timer.advance(Duration.ofHours(1));
        assertThat(punctuality.late()).singleElement().satisfies(late -> {
            assertThat(late.kind()).isEqualTo("parcel");
            assertThat(late.oldest()).isEqualTo(Duration.ofHours(2));
        });
        parcels.missing.add("PARCEL_SERVICE is not set.");
        assertThat(punctuality.late()).isEmpty();
    }

    @Test
    void aServerThatHasJustStartedFindsNoTaskLate() {
        record("");
        tasks.timer.advance(Duration.ofHours(2));
        TaskPunctuality punctuality = punctuality();
        assertThat(punctuality.late()).isEmpty();
        tasks.timer.advance(SETTINGS.lateAfter());
        assertThat(punctuality.late()).hasSize(1);
    }
}

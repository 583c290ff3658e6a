package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A lane that hangs does not hold up the others. */
class TaskLanesTest {

    private final TaskLanes lanes = new TaskLanes(4);

    private boolean enters(int task, String lane) {
        return lanes.enter(new UUID(0, task), lane);
    }

    private void leaves(int task, String lane) {
        lanes.leave(new UUID(0, task), lane);
    }

    @Test
    void aTaskThatIsRunningIsRefused() {
        assertThat(enters(1, "mail")).isTrue();
        assertThat(enters(1, "mail")).isFalse();
        leaves(1, "mail");
        assertThat(enters(1, "mail")).isTrue();
    }

    @Test
    void aLaneThatHangsGetsHalfOfTheThreads() {
        lanes.hangs("mail");
        assertThat(enters(1, "mail")).isTrue();
        assertThat(enters(2, "mail")).isTrue();
        assertThat(enters(3, "mail")).isFalse();
        assertThat(enters(4, "storage")).isTrue();
        leaves(1, "mail");
        assertThat(enters(3, "mail")).isTrue();
        assertThat(enters(5, "mail")).isFalse();
        leaves(2, "mail");
        leaves(3, "mail");
        assertThat(enters(6, "mail")).isTrue();
        assertThat(enters(7, "mail")).isTrue();
        assertThat(enters(8, "mail")).isFalse();
    }

    @Test
    void aLaneThatMovesGetsAsManyAsItWants() {
        lanes.hangs("mail");
        lanes.moves("mail");
        for (int task = 1; task <= 4; task++) {
            assertThat(enters(task, "mail")).isTrue();
        }
        lanes.hangs("mail");
        assertThat(enters(5, "mail")).isFalse();
    }

    @Test
    void evenWithOneThreadALaneThatHangsGetsOne() {
        TaskLanes narrow = new TaskLanes(1);
        narrow.hangs("mail");
        assertThat(narrow.enter(new UUID(0, 1), "mail")).isTrue();
        assertThat(narrow.enter(new UUID(0, 2), "mail")).isFalse();
    }
}

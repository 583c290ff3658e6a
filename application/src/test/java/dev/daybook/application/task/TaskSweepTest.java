package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.application.job.JobContext;
import dev.daybook.application.log.RecordedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which tasks the sweep wakes. */
class TaskSweepTest extends TaskFixture {

    private static final Duration MESSAGE_TIME = Duration.ofSeconds(30);

    private final TaskSweep sweep =
            new TaskSweep(ledger, handlers, carrier, new SilentWatch(), transaction, List::of, tasks.timer.clock());

    private void sweep() {
        sweep.run(new JobContext());
    }

    @Test
    void overdueTasksAreWokenOnceUntilTheyAreOverdueAgain() {
        UUID first = record("");
        UUID second = record("");
        UUID behind = record("a");
        UUID further = record("a");
        sweep();
        assertThat(woken).containsExactly(first, second, behind);
        sweep();
        assertThat(woken).hasSize(3).doesNotContain(further);
        tasks.timer.advance(MESSAGE_TIME);
        sweep();
        assertThat(woken).hasSize(6);
    }

    @Test
    void tasksThatWereRecordedJustNowAreWokenWithTheOthers() {
        List<List<UUID>> recorded = new ArrayList<>(List.of(List.of(new UUID(7, 1)), List.of(new UUID(7, 2))));
        new TaskSweep(
                        ledger,
                        handlers,
                        carrier,
                        new SilentWatch(),
                        transaction,
                        () -> recorded.isEmpty() ? List.of() : recorded.remove(0),
                        tasks.timer.clock())
                .run(new JobContext());
        assertThat(woken).containsExactly(new UUID(7, 1), new UUID(7, 2));
    }

    @Test
    void whileMoreTasksComeThanAreCarriedOutTheLedgerIsTheQueue() {
        List<RecordedTask> recorded = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            recorded.add(record("", MESSAGE_TIME));
        }
        carrier.room = 3;
        new NewTasks(handlers, carrier).wake(recorded);
        sweep();
        assertThat(woken).as("while there is no room").hasSize(3);
        List<UUID> all = recorded.stream().map(RecordedTask::id).toList();
        for (int i = 0; i < 3; i++) {
            carrier.room = 4;
            sweep();
        }
        assertThat(new LinkedHashSet<>(woken)).as("in their order").containsExactlyElementsOf(all);
        int once = woken.size();
        record("", MESSAGE_TIME);
        carrier.room = 4;
        sweep();
        assertThat(woken).as("a new task whose message is under way").hasSize(once);
    }

    @Test
    void aNewTaskThatHasToWaitForASettingIsNotAnnounced() {
        parcels.missing.add("PARCEL_SERVICE is not set.");
        new NewTasks(handlers, carrier).wake(List.of(record("", MESSAGE_TIME)));
        assertThat(woken).isEmpty();
    }
}

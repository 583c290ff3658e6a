package dev.daybook.application.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.daybook.domain.kernel.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** How tasks are carried out. */
class TaskExecutionTest extends TaskFixture {

    @Test
    void aTaskIsCarriedOutOnceAndItsAttemptIsOnRecord() {
        UUID id = record("");
        execute(id);
        execute(id);
        assertThat(parcels.delivered).containsExactly(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
        assertThat(state(id).attempts()).isEqualTo(1);
        assertThat(attempts(id)).singleElement().satisfies(attempt -> {
            assertThat(attempt.node()).isEqualTo("node-1");
            assertThat(attempt.outcome()).contains("DONE");
            assertThat(attempt.detail()).contains("thank you");
            assertThat(attempt.finishedAt()).isPresent();
        });
    }

    @Test
    void aFailureIsRepeatedAfterItsPauseAndNotBefore() {
        parcels.doing = (task, delivery) -> {
            throw new TaskFailure("Not at home.");
        };
        UUID id = record("");
        execute(id);
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.WAITING);
        assertThat(state(id).lastError()).contains("Not at home.");
        assertThat(attempts(id)).hasSize(1);

        letThePausePass();
        parcels.doing = (task, delivery) -> "thank you";
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
        assertThat(state(id).lastError()).isEmpty();
        assertThat(attempts(id))
                .extracting(TaskAttempt::outcome)
                .containsExactly(Optional.of("FAILED"), Optional.of("DONE"));
    }

    @Test
    void anAttemptThatTakesTooLongIsGivenUpAndNotDoubledWhileItHangs() {
        CountDownLatch end = new CountDownLatch(1);
        parcels.doing = (task, delivery) -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException ignored) {
                    // a handler that hangs and cannot even be interrupted
                }
            }
            return "late";
        };
        TaskExecution impatient = execution(IMPATIENT);
        UUID id = record("");
        execute(impatient, id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.WAITING);
        assertThat(state(id).lastError().orElseThrow()).contains("No answer within 150 ms");
        letThePausePass();
        execute(impatient, id);
        assertThat(attempts(id)).hasSize(1);
        end.countDown();
        await().until(() -> parcels.delivered.size() == 1);
        parcels.doing = (task, delivery) -> "again, under the same id";
        await().untilAsserted(() -> {
            execute(impatient, id);
            assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
        });
        assertThat(parcels.delivered).containsExactly(id, id);
    }

    @Test
    void aLaneThatHangsLeavesThreadsForOthers() {
        CountDownLatch end = new CountDownLatch(1);
        List<UUID> begun = new ArrayList<>();
        parcels.doing = (task, delivery) -> {
            end.await();
            return "late";
        };
        TaskExecution impatient = execution(IMPATIENT);
        execute(impatient, record(""));
        List<CompletableFuture<Void>> more = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID id = record("");
            begun.add(id);
            more.add(CompletableFuture.runAsync(() -> execute(impatient, id), threads));
        }
        more.forEach(CompletableFuture::join);
        // the lane gets two of the four threads; the first attempt may have left its place by now
        assertThat(begun.stream().filter(id -> !attempts(id).isEmpty()).count()).isBetween(1L, 2L);
        end.countDown();
    }

    @Test
    void aTaskThatIsBeingCarriedOutIsNotCarriedOutByAnotherServer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        parcels.doing = (task, delivery) -> {
            begun.countDown();
            end.await();
            return "thank you";
        };
        UUID id = record("");
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> execute(id), threads);
        begun.await();
        execute(execution(SETTINGS), id);
        assertThatThrownBy(() -> operations.discard(id, "olga", "why not"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("task.running"));
        end.countDown();
        first.join();
        assertThat(parcels.delivered).containsExactly(id);
    }

    @Test
    void aTaskThatWasDoneAndNotRecordedIsDoneAgainUnderTheSameId() {
        UUID id = record("");
        assertThatThrownBy(() -> executeAndDie(id)).hasMessage("the server ends here");
        assertThat(state(id).status()).isEqualTo(TaskStatus.WAITING);
        assertThat(attempts(id))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.finishedAt()).isEmpty());
        execute(id);
        assertThat(parcels.delivered).containsExactly(id, id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
        assertThat(state(id).attempts()).isEqualTo(2);
    }

    @Test
    void aTaskThatTakesItsServerDownEachTimeIsDeadInTheEnd() {
        UUID id = record("");
        for (int i = 0; i < SETTINGS.attempts(); i++) {
            assertThatThrownBy(() -> executeAndDie(id)).isInstanceOf(IllegalStateException.class);
        }
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DEAD);
        assertThat(parcels.delivered).hasSize(SETTINGS.attempts());
    }

    @Test
    void tasksOfOneThingAreCarriedOutInTheOrderOfTheirEventsAndOthersMeanwhile() {
        UUID first = record("company acme");
        UUID second = record("company acme");
        UUID other = record("company emca");
        execute(second);
        execute(other);
        assertThat(parcels.delivered).containsExactly(other);
        assertThat(woken).isEmpty();
        execute(first);
        assertThat(woken).as("woken when the task before it is done").containsExactly(second);
        execute(second);
        assertThat(parcels.delivered).containsExactly(other, first, second);
    }

    @Test
    void theNextTaskInOrderIsNotWokenIfTheCommitFails() {
        UUID first = record("company acme");
        record("company acme");
        assertThatThrownBy(() -> executeAndDie(first)).isInstanceOf(IllegalStateException.class);
        assertThat(woken).isEmpty();
    }

    @Test
    void aDeadTaskDoesNotHoldUpTheNext() {
        parcels.doing = (task, delivery) -> {
            throw new TaskFailure("Not at home.");
        };
        UUID first = record("company acme");
        UUID second = record("company acme");
        for (int i = 0; i < SETTINGS.attempts(); i++) {
            letThePausePass();
            execute(first);
        }
        assertThat(state(first).status()).isEqualTo(TaskStatus.DEAD);
        assertThat(woken).containsExactly(second);
        parcels.doing = (task, delivery) -> "thank you";
        execute(second);
        assertThat(parcels.delivered).containsExactly(second);
    }

    @Test
    void withoutASettingTasksWaitAndNoAttemptIsUsedUp() {
        parcels.missing.add("PARCEL_SERVICE is not set.");
        UUID id = record("");
        execute(id);
        assertThat(takeForgotten()).isEmpty();
        assertThat(handlers.obstacles()).containsExactly("Tasks of the kind parcel wait: PARCEL_SERVICE is not set.");
        assertThat(attempts(id)).isEmpty();
        parcels.missing.clear();
        assertThat(takeForgotten()).containsExactly(id);
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
    }

    private List<UUID> takeForgotten() {
        return transaction.call(() -> ledger.takeForgotten(handlers.readyKinds(), false, 10));
    }

    @Test
    void aTaskThatThisBuildCannotReadFailsWithoutReachingTheHandler() {
        UUID id = tasks.record("parcel", "{\"adress\":1}", "", Duration.ZERO).id();
        execute(id);
        assertThat(parcels.delivered).isEmpty();
        assertThat(state(id).lastError().orElseThrow()).contains("cannot read the task as Parcel");
        assertThat(attempts(id)).hasSize(1);
    }

    @Test
    void aPauseThatTheCalledServiceAsksForIsKept() {
        parcels.doing = (task, delivery) -> {
            throw new TaskFailure("Come back later.", Optional.of(Duration.ofMinutes(10)));
        };
        UUID id = record("");
        Instant now = tasks.timer.clock().instant();
        execute(id);
        assertThat(state(id).nextAttemptAt()).isEqualTo(now.plusSeconds(600));
    }
}

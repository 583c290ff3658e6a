package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.daybook.application.task.TaskAttempt;
import dev.daybook.application.task.TaskExecution;
import dev.daybook.application.task.TaskFailure;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.domain.kernel.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How tasks are carried out. */
class TaskExecutionTest extends TaskLedgerFixture {

    private final RandomGenerator chance = new Random(7);

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
            throw new TaskFailure("Nobody is at home.");
        };
        UUID id = record("");
        execute(id);
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.WAITING);
        assertThat(state(id).lastError()).contains("Nobody is at home.");
        assertThat(attempts(id)).hasSize(1);

        untilDue(id);
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
        UUID id = record("");
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.WAITING);
        assertThat(state(id).lastError().orElseThrow()).contains("No answer within 400 ms");
        untilDue(id);
        execute(id);
        assertThat(attempts(id)).hasSize(1);
        end.countDown();
        await().until(() -> parcels.delivered.size() == 1);
        parcels.doing = (task, delivery) -> "again, under the same id";
        await().untilAsserted(() -> {
            execute(id);
            assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
        });
        assertThat(parcels.delivered).containsExactly(id, id);
    }

    @Test
    void aLaneThatHangsLeavesThreadsForOthers() {
        CountDownLatch end = new CountDownLatch(1);
        parcels.doing = (task, delivery) -> {
            end.await();
            return "late";
        };
        UUID first = record("");
        execute(first);
        List<CompletableFuture<Void>> more = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID id = record("");
            more.add(CompletableFuture.runAsync(() -> execute(id), threads));
        }
        more.forEach(CompletableFuture::join);
        // half of four at a time; the two others were put off without an attempt
        assertThat(Engine.number("event_log", "select count(*) from daybook.task_attempt"))
                .isBetween(2L, 3L);
        end.countDown();
    }

    @Test
    void nobodyElseCarriesOutATaskThatSomebodyIsCarryingOut() throws Exception {
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
        TaskExecution otherServer = execution();
        transaction.run(() -> otherServer.execute(id));
        assertThatThrownBy(() -> operations.discard(id, "olga", "why not"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("task.running"));
        end.countDown();
        first.join();
        assertThat(parcels.delivered).containsExactly(id);
    }

    @Test
    void whatWasDoneAndNotWrittenDownIsDoneAgainUnderTheSameId() {
        UUID id = record("");
        assertThatThrownBy(() -> transaction.run(() -> {
                    execution.execute(id);
                    throw new IllegalStateException("the server ends here");
                }))
                .hasMessage("the server ends here");
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
            assertThatThrownBy(() -> transaction.run(() -> {
                        execution.execute(id);
                        throw new IllegalStateException("the server ends here");
                    }))
                    .isInstanceOf(IllegalStateException.class);
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
        execute(first);
        assertThat(woken).as("who is woken when the one before it is done").containsExactly(second);
        execute(second);
        assertThat(parcels.delivered).containsExactly(other, first, second);
    }

    @Test
    void whoIsDeadHoldsNobodyUp() {
        UUID first = record("company acme");
        UUID second = record("company acme");
        Engine.onSuperuser("event_log", "update daybook.task set status = 'DEAD' where id = '" + first + "'");
        execute(second);
        assertThat(parcels.delivered).containsExactly(second);
    }

    @Test
    void withoutASettingTasksWaitAndNoAttemptIsBurnt() {
        parcels.missing.add("PARCEL_SERVICE is not set.");
        UUID id = record("");
        execute(id);
        assertThat(transaction.<List<UUID>>call(() -> ledger.takeForgotten(handlers.readyKinds(), false, 10)))
                .isEmpty();
        assertThat(handlers.obstacles()).containsExactly("Tasks of the kind parcel wait: PARCEL_SERVICE is not set.");
        assertThat(attempts(id)).isEmpty();
        parcels.missing.clear();
        assertThat(transaction.<List<UUID>>call(() -> ledger.takeForgotten(handlers.readyKinds(), false, 10)))
                .containsExactly(id);
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
    }

    @Test
    void whatThisBuildCannotReadFailsWithoutReachingTheHandler() {
        UUID id = record("", "{\"adress\":1}");
        execute(id);
        assertThat(parcels.delivered).isEmpty();
        assertThat(state(id).lastError().orElseThrow()).contains("cannot read the task as Parcel");
    }

    @Test
    void pausesGrowAndAreNeverTheSameForAll() {
        assertThat(pauseAfter(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(pauseAfter(2)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(pauseAfter(99)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pauseAfter(2)).isNotEqualTo(pauseAfter(2));
    }

    @Test
    void aPauseThatTheOutsideWorldAsksForIsKeptButNotForEver() {
        parcels.doing = (task, delivery) -> {
            throw new TaskFailure("Come back later.", Optional.of(Duration.ofMinutes(10)));
        };
        UUID id = record("");
        execute(id);
        assertThat(state(id).nextAttemptAt())
                .isBetween(Instant.now().plusSeconds(570), Instant.now().plusSeconds(600));
        assertThat(SETTINGS.pauseAfter(1, Duration.ofDays(400), chance)).isEqualTo(Duration.ofHours(1));
        assertThat(SETTINGS.pauseAfter(99, Duration.ofMillis(1), chance)).isGreaterThan(Duration.ofMillis(400));
    }

    private Duration pauseAfter(int failures) {
        return SETTINGS.pauseAfter(failures, Duration.ZERO, chance);
    }
}

package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.daybook.application.job.JobContext;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.task.NewTasks;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskPunctuality;
import dev.daybook.application.task.TaskStatus;
import dev.daybook.application.task.TaskSweep;
import dev.daybook.domain.kernel.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The accounting of tasks: for operators, for the sweeper, for those who watch. */
class TaskLedgerTest extends TaskLedgerFixture {

    @Test
    void afterItsLastAttemptATaskIsDeadUntilAnOperatorRetries() {
        parcels.doing = (task, delivery) -> {
            throw new IllegalStateException("password=tiger");
        };
        UUID id = record("");
        for (int i = 0; i < SETTINGS.attempts(); i++) {
            untilDue(id);
            execute(id);
        }
        assertThat(state(id).status()).isEqualTo(TaskStatus.DEAD);
        assertThat(state(id).finishedAt()).isPresent();
        assertThat(state(id).lastError().orElseThrow())
                .contains("IllegalStateException")
                .doesNotContain("tiger");

        parcels.doing = (task, delivery) -> "thank you";
        assertThat(operations.retry(id, "olga").status()).isEqualTo(TaskStatus.WAITING);
        assertThat(woken).containsExactly(id);
        execute(id);
        assertThat(state(id).status()).isEqualTo(TaskStatus.DONE);
        assertThat(attempts(id)).hasSize(SETTINGS.attempts() + 1);
        assertThat(ledger.find(id).orElseThrow().actions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo("RETRY");
            assertThat(action.actor()).isEqualTo("olga");
        });
        assertThatThrownBy(() -> operations.retry(id, "olga"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("task.finished"));
    }

    @Test
    void tasksAreCountedExactlyUntilThereAreTooManyThatAreDone() {
        UUID done = record("");
        execute(done);
        record("");
        assertThat(ledger.countByStatus())
                .containsEntry("WAITING", 1L)
                .containsEntry(
                        "DONE", Engine.number("event_log", "select count(*) from daybook.task where status = 'DONE'"));
        Engine.onSuperuser("event_log", "update pg_class set reltuples = 5000000 where oid = 'daybook.task'::regclass");
        assertThat(ledger.countByStatus()).containsEntry("WAITING", 1L).containsEntry("DONE", 4_999_999L);
        Engine.onSuperuser("event_log", "analyze daybook.task");
    }

    @Test
    void allDeadTasksAreRetriedAtOnceOrThoseOfOneKind() {
        UUID first = record("");
        UUID second = record("");
        Engine.onSuperuser("event_log", "update daybook.task set status = 'DEAD'");
        assertThat(operations.retryDead(Optional.of("letter"), "olga")).isZero();
        assertThat(operations.retryDead(Optional.empty(), "olga")).isEqualTo(2);
        assertThat(woken).containsExactly(first, second);
        assertThat(operations.retryDead(Optional.empty(), "olga")).isZero();
        assertThat(ledger.find(second).orElseThrow().actions()).hasSize(1);
    }

    @Test
    void aDiscardedTaskIsNeverCarriedOutAndSaysWhy() {
        UUID id = record("");
        assertThatThrownBy(() -> operations.discard(id, "olga", "  ")).isInstanceOf(Rejection.class);
        assertThat(operations.discard(id, "olga", "sent by hand").status()).isEqualTo(TaskStatus.DISCARDED);
        operations.discard(id, "olga", "sent by hand");
        execute(id);
        assertThat(parcels.delivered).isEmpty();
        assertThat(ledger.find(id).orElseThrow().actions())
                .singleElement()
                .satisfies(action -> assertThat(action.reason()).contains("sent by hand"));
    }

    @Test
    void whatTheOperatorDidCannotBeChanged() {
        UUID id = record("");
        operations.discard(id, "olga", "sent by hand");
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "update daybook.operator_action set actor = 'x'"))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void theSweeperWakesTheForgottenEachOnceUntilTheyAreForgottenAgain() {
        TaskSweep sweep =
                new TaskSweep(ledger, handlers, carrier, new SilentWatch(), transaction, List::of, Clock.systemUTC());
        UUID first = record("");
        UUID second = record("");
        UUID behind = record("a");
        UUID further = record("a");
        sweep.run(new JobContext());
        assertThat(woken).containsExactly(first, second, behind);
        sweep.run(new JobContext());
        assertThat(woken).hasSize(3).doesNotContain(further);
        Engine.onSuperuser("event_log", "update daybook.task set wake_at = now() where id = '" + first + "'");
        sweep.run(new JobContext());
        assertThat(woken).hasSize(4);
    }

    @Test
    void whoLooksForTheForgottenDoesNotWalkThroughTasksThatWaitForASetting() {
        int waiting = 20_000;
        Engine.onSuperuser(
                "event_log",
                "insert into daybook.task (id, event_id, position, kind, payload, next_attempt_at, recorded_at, wake_at)"
                        + " select gen_random_uuid(), gen_random_uuid(), n, 'fax', '{}', now(), now(), now()"
                        + " from generate_series(1, " + waiting + ") n");
        long looks = looks("idx_scan");
        long rows = looks("idx_tup_read");
        await().untilAsserted(() -> {
            UUID forgotten = record("");
            assertThat(transaction.call(() -> ledger.takeForgotten(handlers.readyKinds(), false, 10)))
                    .contains(forgotten);
            assertThat(looks("idx_scan")).as("the server counts now and then").isGreaterThan(looks);
        });
        assertThat(looks("idx_tup_read") - rows).isLessThan(waiting);
    }

    private static long looks(String figure) {
        return Engine.number(
                "event_log",
                "select " + figure
                        + " from pg_stat_user_indexes where schemaname = 'daybook' and indexrelname = 'task_to_wake'");
    }

    @Test
    void whileMoreTasksComeThanAreCarriedOutTheLedgerIsTheQueue() {
        TaskSweep sweep =
                new TaskSweep(ledger, handlers, carrier, new SilentWatch(), transaction, List::of, Clock.systemUTC());
        List<RecordedTask> recorded = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            recorded.add(recordedNow());
        }
        carrier.room = 3;
        new NewTasks(handlers, carrier).wake(recorded);
        sweep.run(new JobContext());
        assertThat(woken).as("while there is no room").hasSize(3);
        List<UUID> all = recorded.stream().map(RecordedTask::id).toList();
        for (int i = 0; i < 3; i++) {
            carrier.room = 4;
            sweep.run(new JobContext());
        }
        assertThat(new LinkedHashSet<>(woken)).as("in their order").containsExactlyElementsOf(all);
        int once = woken.size();
        recordedNow();
        carrier.room = 4;
        sweep.run(new JobContext());
        assertThat(woken).as("one that was told of, and is not forgotten yet").hasSize(once);
    }

    @Test
    void nobodyIsToldOfANewTaskThatHasToWaitForASetting() {
        parcels.missing.add("PARCEL_SERVICE is not set.");
        new NewTasks(handlers, carrier).wake(List.of(recordedNow()));
        assertThat(woken).isEmpty();
    }

    /** As the corridor records it: with its message under way. */
    private RecordedTask recordedNow() {
        UUID id = record("");
        Engine.onSuperuser(
                "event_log", "update daybook.task set wake_at = now() + interval '30 seconds' where id = '" + id + "'");
        return new RecordedTask(id, UUID.randomUUID(), 1, "parcel", "{}", Optional.empty(), Instant.EPOCH);
    }

    @Test
    void twoSweepersWakeNothingTwice() {
        for (int i = 0; i < 300; i++) {
            record("");
        }
        List<UUID> all = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> sweepers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sweepers.add(CompletableFuture.runAsync(
                    () -> {
                        for (int round = 0; round < 10; round++) {
                            all.addAll(transaction.<List<UUID>>call(
                                    () -> ledger.takeForgotten(handlers.readyKinds(), false, 20)));
                        }
                    },
                    threads));
        }
        sweepers.forEach(CompletableFuture::join);
        assertThat(all).doesNotHaveDuplicates().hasSize(300);
    }

    @Test
    void aTaskThatWaitsForTooLongIsLateButOneThatWaitsForASettingIsNot() {
        record("");
        Engine.onSuperuser("event_log", "update daybook.task set recorded_at = now() - interval '2 hours'");
        Instant start = Instant.now();
        var punctuality = new TaskPunctuality(ledger, handlers, SETTINGS, new Clock() {
            private Instant now = start.minus(Duration.ofHours(2));

            @Override
            public Instant instant() {
                Instant told = now;
                now = start;
                return told;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
        assertThat(punctuality.late()).singleElement().satisfies(late -> {
            assertThat(late.kind()).isEqualTo("parcel");
            assertThat(late.oldest()).isGreaterThan(Duration.ofMinutes(110));
        });
        parcels.missing.add("PARCEL_SERVICE is not set.");
        assertThat(punctuality.late()).isEmpty();
        assertThat(new TaskPunctuality(ledger, handlers, SETTINGS, Clock.systemUTC()).late())
                .as("told by a server that has only begun")
                .isEmpty();
    }

    @Test
    void theLedgerIsReadInPages() {
        UUID first = record("");
        UUID second = record("");
        UUID third = record("");
        execute(second);
        assertThat(ledger.findPage(Optional.empty(), Optional.empty(), Optional.empty(), 2))
                .extracting(RecordedTaskState::id)
                .containsExactly(first, second);
        assertThat(ledger.findPage(Optional.empty(), Optional.of("parcel"), Optional.of(second), 2))
                .extracting(RecordedTaskState::id)
                .containsExactly(third);
        assertThat(ledger.findPage(Optional.of(TaskStatus.WAITING), Optional.empty(), Optional.empty(), 9))
                .extracting(RecordedTaskState::id)
                .containsExactly(first, third);
        assertThat(ledger.findPage(Optional.of(TaskStatus.DONE), Optional.empty(), Optional.empty(), 9))
                .extracting(RecordedTaskState::id)
                .containsExactly(second);
        assertThat(ledger.findPage(Optional.empty(), Optional.of("letter"), Optional.empty(), 9))
                .isEmpty();
        assertThat(ledger.find(UUID.randomUUID())).isEmpty();
        assertThat(ledger.figures())
                .singleElement()
                .satisfies(figure -> assertThat(figure.count()).isEqualTo(2));
    }

    @Test
    void theRuntimeRoleCannotChangeWhatATaskIs() {
        UUID id = record("");
        assertThatThrownBy(() -> transaction.run(() -> {
                    try (var connection = engine.eventLog().xa().getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute("update task set payload = '{}' where id = '" + id + "'");
                    } catch (java.sql.SQLException refused) {
                        throw new IllegalStateException(refused);
                    }
                }))
                .hasStackTraceContaining("permission denied");
    }
}

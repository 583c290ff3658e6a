package dev.daybook.adapters.persistence.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.arjuna.ats.jta.UserTransaction;
import dev.daybook.adapters.persistence.Engine;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskLedgerContract;
import dev.daybook.application.task.TaskTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@SuppressWarnings("NullAway.Init")
class JdbcTaskLedgerTest extends TaskLedgerContract {

    private static final List<String> KINDS = List.of("parcel");

    private static Engine engine;

    private final TaskLedger ledger = new JdbcTaskLedger(engine);
    private final TaskTransaction transaction = new TaskTransaction(UserTransaction.userTransaction());
    private final TaskRows rows = new TaskRows();

    @BeforeAll
    static void startEngine() {
        engine = Engine.empty().migrated();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @Override
    protected TaskLedger ledger() {
        return ledger;
    }

    @Override
    protected TaskTransaction transaction() {
        return transaction;
    }

    @Override
    protected UUID record(String kind, String orderingKey, Duration messageTime) {
        return rows.record(kind, "{}", orderingKey, messageTime);
    }

    private UUID record() {
        return record("parcel", "", Duration.ZERO);
    }

    @Override
    protected void pass(Duration time) {
        Engine.onSuperuser("event_log", """
            update daybook.task set next_attempt_at = next_attempt_at - age.age, wake_at = wake_at - age.age,
                recorded_at = recorded_at - age.age
            from (select interval '%d milliseconds' as age) age\
            """.formatted(time.toMillis()));
    }

    @Test
    void tasksAreCountedExactlyUntilThereAreTooManyThatAreDone() {
        UUID done = record();
        Engine.onSuperuser("event_log", "update daybook.task set status = 'DONE' where id = '" + done + "'");
        record();
        assertThat(ledger.countByStatus()).containsEntry("WAITING", 1L).containsEntry("DONE", 1L);
        Engine.onSuperuser("event_log", "update pg_class set reltuples = 5000000 where oid = 'daybook.task'::regclass");
        assertThat(ledger.countByStatus()).containsEntry("WAITING", 1L).containsEntry("DONE", 4_999_999L);
        Engine.onSuperuser("event_log", "analyze daybook.task");
    }

    @Test
    void theActionsOfOperatorsCannotBeChanged() {
        UUID id = record();
        transaction.run(() -> ledger.discard(id, "olga", "sent by hand"));
        assertThatThrownBy(() -> Engine.onSuperuser("event_log", "update daybook.operator_action set actor = 'x'"))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void theRuntimeRoleCannotChangeWhatATaskIs() {
        UUID id = record();
        assertThatThrownBy(() -> transaction.run(() -> {
                    try (Connection connection = engine.eventLog().xa().getConnection();
                            Statement statement = connection.createStatement()) {
                        statement.execute("update task set payload = '{}' where id = '" + id + "'");
                    } catch (SQLException refused) {
                        throw new IllegalStateException(refused);
                    }
                }))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void overdueTasksAreFoundWithoutReadingTheTasksThatWaitForASetting() {
        int waiting = 20_000;
        recordMany("fax", waiting);
        long scans = indexFigure("idx_scan");
        long read = indexFigure("idx_tup_read");
        await().untilAsserted(() -> {
            UUID overdue = record();
            assertThat(takeForgotten(10)).contains(overdue);
            assertThat(indexFigure("idx_scan"))
                    .as("PostgreSQL counts with a delay")
                    .isGreaterThan(scans);
        });
        assertThat(indexFigure("idx_tup_read") - read).isLessThan(waiting);
    }

    private static void recordMany(String kind, int count) {
        Engine.onSuperuser("event_log", """
            insert into daybook.task (id, event_id, position, kind, payload, next_attempt_at, recorded_at, wake_at)
            select gen_random_uuid(), gen_random_uuid(), n, '%s', '{}', now(), now(), now()
            from generate_series(1, %d) n\
            """.formatted(kind, count));
    }

    private static long indexFigure(String figure) {
        return Engine.number(
                "event_log",
                "select " + figure
                        + " from pg_stat_user_indexes where schemaname = 'daybook' and indexrelname = 'task_to_wake'");
    }

    private List<UUID> takeForgotten(int limit) {
        return transaction.call(() -> ledger.takeForgotten(KINDS, false, limit));
    }

    @Test
    void severalSweepsAtOnceTakeEachTaskOnce() {
        recordMany("parcel", 300);
        List<UUID> all = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> sweepers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sweepers.add(CompletableFuture.runAsync(() -> {
                for (int round = 0; round < 10; round++) {
                    all.addAll(takeForgotten(20));
                }
            }));
        }
        sweepers.forEach(CompletableFuture::join);
        all.addAll(takeForgotten(300));
        assertThat(all).doesNotHaveDuplicates().hasSize(300);
    }
}

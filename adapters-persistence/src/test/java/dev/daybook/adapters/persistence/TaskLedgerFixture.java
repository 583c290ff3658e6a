package dev.daybook.adapters.persistence;

import static org.awaitility.Awaitility.await;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.UserTransaction;
import dev.daybook.adapters.persistence.json.JacksonTaskCodec;
import dev.daybook.adapters.persistence.task.JdbcTaskLedger;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.task.RecordedTaskState;
import dev.daybook.application.task.TaskAttempt;
import dev.daybook.application.task.TaskCarrier;
import dev.daybook.application.task.TaskDelivery;
import dev.daybook.application.task.TaskExecution;
import dev.daybook.application.task.TaskFigure;
import dev.daybook.application.task.TaskHandler;
import dev.daybook.application.task.TaskHandlers;
import dev.daybook.application.task.TaskOperations;
import dev.daybook.application.task.TaskSettings;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.application.task.TaskWatch;
import dev.daybook.domain.kernel.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A real ledger, and a handler that does what a test tells it to. */
@Timeout(60)
@SuppressWarnings("NullAway.Init")
abstract class TaskLedgerFixture {
    static final TaskSettings SETTINGS = new TaskSettings(
            "node-1", 4, 3, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofHours(1));

    /** One for all tests of a class. */
    static Engine engine;

    final JdbcTaskLedger ledger = new JdbcTaskLedger(engine);
    final Carrier carrier = new Carrier();
    final List<UUID> woken = carrier.woken;
    final ExecutorService threads = Executors.newCachedThreadPool();
    final TaskTransaction transaction = new TaskTransaction(UserTransaction.userTransaction());
    final Parcels parcels = new Parcels();
    final TaskHandlers handlers = new TaskHandlers(List.of(parcels));
    final TaskOperations operations = new TaskOperations(ledger, carrier, transaction);
    private int position;

    /** A task for these tests. */
    public record Parcel(String address) implements Task {

        @Override
        public String kind() {
            return "parcel";
        }
    }

    static final class Parcels implements TaskHandler<Parcel> {

        final List<UUID> delivered = new CopyOnWriteArrayList<>();
        final List<String> missing = new CopyOnWriteArrayList<>();
        volatile Doing doing = (task, delivery) -> "thank you";

        interface Doing {
            String handle(Parcel task, TaskDelivery delivery) throws Exception;
        }

        @Override
        public String kind() {
            return "parcel";
        }

        @Override
        public Class<Parcel> record() {
            return Parcel.class;
        }

        @Override
        public List<String> missing() {
            return missing;
        }

        @Override
        public String handle(Parcel task, TaskDelivery delivery) throws Exception {
            String answer = doing.handle(task, delivery);
            delivered.add(delivery.taskId());
            return answer;
        }
    }

    /** Takes as many as it has room for, and remembers them. */
    static final class Carrier implements TaskCarrier {

        final List<UUID> woken = new CopyOnWriteArrayList<>();
        int room = Integer.MAX_VALUE;
        boolean lost;

        @Override
        public void wake(List<UUID> taskIds) {
            woken.addAll(taskIds.subList(0, Math.min(room, taskIds.size())));
            lost |= taskIds.size() > room;
            room -= Math.min(room, taskIds.size());
        }

        @Override
        public int room() {
            return room;
        }

        @Override
        public boolean hasLost() {
            boolean answer = lost;
            lost = false;
            return answer;
        }
    }

    static final class SilentWatch implements TaskWatch {

        @Override
        public void attempted(String kind, boolean succeeded, Duration time) {}

        @Override
        public void figures(List<TaskFigure> figures) {}
    }

    final TaskExecution execution = execution();

    TaskExecution execution() {
        return new TaskExecution(
                ledger,
                handlers,
                new JacksonTaskCodec(),
                carrier,
                new SilentWatch(),
                transaction,
                new TransactionSynchronizationRegistryImple(),
                threads,
                SETTINGS);
    }

    @BeforeEach
    void emptyLedger() {
        Engine.onSuperuser("event_log", "truncate daybook.task, daybook.task_attempt");
        woken.clear();
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @BeforeAll
    static void startEngine() {
        engine = Engine.empty().start();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    UUID record(String orderingKey) {
        return record(orderingKey, "{\"address\":\"Hlavní 1\"}");
    }

    UUID record(String orderingKey, String payload) {
        UUID id = RecordedTask.idOf(UUID.randomUUID(), position + 1, Instant.EPOCH, "parcel 0");
        Engine.onSuperuser(
                "event_log",
                "insert into daybook.task (id, event_id, position, kind, payload, next_attempt_at, recorded_at,"
                        + " ordering_key, wake_at) values ('" + id + "', '" + UUID.randomUUID() + "', " + ++position
                        + ", 'parcel', '" + payload + "', now(), now(), nullif('" + orderingKey + "', ''), now())");
        return id;
    }

    void execute(UUID id) {
        transaction.run(() -> execution.execute(id));
    }

    RecordedTaskState state(UUID id) {
        return ledger.find(id).orElseThrow().task();
    }

    List<TaskAttempt> attempts(UUID id) {
        return ledger.find(id).orElseThrow().attempts();
    }

    void untilDue(UUID id) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> Engine.number(
                                "event_log",
                                "select count(*) from daybook.task where id = '" + id
                                        + "' and next_attempt_at <= clock_timestamp()")
                        == 1);
    }
}

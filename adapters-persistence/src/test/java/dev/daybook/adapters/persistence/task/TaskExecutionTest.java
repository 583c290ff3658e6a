package dev.daybook.adapters.persistence.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.UserTransaction;
import dev.daybook.adapters.persistence.Engine;
import dev.daybook.adapters.persistence.json.JacksonTaskCodec;
import dev.daybook.application.task.BoundedCarrier;
import dev.daybook.application.task.Parcels;
import dev.daybook.application.task.SilentWatch;
import dev.daybook.application.task.TaskExecution;
import dev.daybook.application.task.TaskHandlers;
import dev.daybook.application.task.TaskLedger;
import dev.daybook.application.task.TaskOperations;
import dev.daybook.application.task.TaskSettings;
import dev.daybook.application.task.TaskTransaction;
import dev.daybook.domain.kernel.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tasks are carried out in transactions of JTA: the row's lock is the lease, and the next task follows the commit. */
@Timeout(60)
class TaskExecutionTest {

    private static final TaskSettings SETTINGS = new TaskSettings(
            "node-1", 4, 3, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofHours(1));

    private final Engine engine = Engine.empty().migrated();
    private final TaskRows rows = new TaskRows();
    private final TaskLedger ledger = new JdbcTaskLedger(engine);
    private final TaskTransaction transaction = new TaskTransaction(UserTransaction.userTransaction());
    private final BoundedCarrier carrier = new BoundedCarrier();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Parcels parcels = new Parcels();
    private final TaskExecution execution = server();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        engine.close();
    }

    private TaskExecution server() {
        return new TaskExecution(
                ledger,
                new TaskHandlers(List.of(parcels)),
                new JacksonTaskCodec(),
                carrier,
                new SilentWatch(),
                transaction,
                new TransactionSynchronizationRegistryImple(),
                threads,
                SETTINGS);
    }

    private UUID record(String orderingKey) {
        return rows.record("parcel", "{\"address\":\"Hlavní 1\"}", orderingKey, Duration.ZERO);
    }

    private void execute(TaskExecution server, UUID id) {
        transaction.run(() -> server.execute(id));
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
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> execute(execution, id), threads);
        begun.await();
        execute(server(), id);
        TaskOperations operations = new TaskOperations(ledger, carrier, transaction);
        assertThatThrownBy(() -> operations.discard(id, "olga", "why not"))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo("task.running"));
        end.countDown();
        first.join();
        assertThat(parcels.delivered).containsExactly(id);
    }

    @Test
    void theNextTaskInOrderIsWokenAfterTheCommitOfTheOneBeforeIt() {
        UUID first = record("company acme");
        UUID second = record("company acme");
        execute(execution, second);
        assertThatThrownBy(() -> transaction.run(() -> {
                    execution.execute(first);
                    throw new IllegalStateException("the server ends here");
                }))
                .hasMessage("the server ends here");
        assertThat(carrier.woken).isEmpty();
        execute(execution, first);
        assertThat(carrier.woken).containsExactly(second);
        execute(execution, second);
        assertThat(parcels.delivered).containsExactly(first, first, second);
    }
}

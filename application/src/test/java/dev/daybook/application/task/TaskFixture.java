package dev.daybook.application.task;

import dev.daybook.application.inmemory.BankCommands;
import dev.daybook.application.inmemory.InMemoryEventCodec;
import dev.daybook.application.log.RecordedTask;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Tasks in memory, and a handler that does what a test tells it to. */
@Timeout(60)
abstract class TaskFixture {

    static final TaskSettings SETTINGS = new TaskSettings(
            "node-1", 4, 3, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofHours(1));

    /** The same for tests of attempts that hang. */
    static final TaskSettings IMPATIENT = new TaskSettings(
            "node-1", 4, 3, Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofMillis(150), Duration.ofHours(1));

    final InMemoryTasks tasks = new InMemoryTasks();
    final TaskLedger ledger = tasks.ledger;
    final TaskTransaction transaction = tasks.transaction;
    final BoundedCarrier carrier = new BoundedCarrier();
    final List<UUID> woken = carrier.woken;
    final ExecutorService threads = Executors.newCachedThreadPool();
    final Parcels parcels = new Parcels();
    final TaskHandlers handlers = new TaskHandlers(List.of(parcels));
    final TaskOperations operations = new TaskOperations(ledger, carrier, transaction);
    private final InMemoryEventCodec codec = new InMemoryEventCodec(BankCommands.CATALOGUE);
    private final TaskExecution execution = execution(SETTINGS);

    /** How a server with those settings carries tasks out. */
    TaskExecution execution(TaskSettings settings) {
        return new TaskExecution(
                ledger,
                handlers,
                codec,
                carrier,
                new SilentWatch(),
                transaction,
                tasks.branches.synchronizations(),
                threads,
                settings);
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /** Records a task that is overdue. */
    UUID record(String orderingKey) {
        return record(orderingKey, Duration.ZERO).id();
    }

    RecordedTask record(String orderingKey, Duration messageTime) {
        String payload = codec.encode(new Parcels.Parcel("Hlavni 1")).text();
        return tasks.record("parcel", payload, orderingKey, messageTime);
    }

    void execute(UUID id) {
        execute(execution, id);
    }

    void execute(TaskExecution server, UUID id) {
        transaction.run(() -> server.execute(id));
    }

    /** Carries a task out on a server that dies before the commit. */
    void executeAndDie(UUID id) {
        transaction.run(() -> {
            execution.execute(id);
            throw new IllegalStateException("the server ends here");
        });
    }

    RecordedTaskState state(UUID id) {
        return ledger.find(id).orElseThrow().task();
    }

    List<TaskAttempt> attempts(UUID id) {
        return ledger.find(id).orElseThrow().attempts();
    }

    /** Lets the pause after a failed attempt pass. */
    void letThePausePass() {
        tasks.timer.advance(SETTINGS.longestPause());
    }
}

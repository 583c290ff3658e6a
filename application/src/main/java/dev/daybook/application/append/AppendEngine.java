package dev.daybook.application.append;

import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.EventLog;
import dev.daybook.application.log.RecordedTask;
import dev.daybook.application.readiness.Readiness;
import dev.daybook.application.readiness.StartSequence;
import dev.daybook.application.replay.Rematerialization;
import dev.daybook.application.replay.StateCatchUp;
import dev.daybook.application.state.ApplicationState;
import dev.daybook.application.time.ElapsedTime;
import dev.daybook.domain.kernel.EventCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts the corridor and the parts around it together, and starts and stops their threads. */
public final class AppendEngine implements AutoCloseable {

    private final EventAppender appender;
    private final AppendLoop loop;
    private final Thread thread;
    private final ExecutorService logWorker;
    private final Duration transactionTime;

    /**
     * The parts that the corridor works with.
     *
     * @param newTasks is told of the tasks of each committed batch
     */
    public record Parts(
            EventLog eventLog,
            ApplicationState applicationState,
            EventCatalogue catalogue,
            EventCodec codec,
            UserTransaction transaction,
            StartSequence startSequence,
            Readiness readiness,
            Consumer<List<RecordedTask>> newTasks,
            Clock clock,
            ElapsedTime time,
            Supplier<UUID> ids,
            MeterRegistry registry) {}

    public AppendEngine(Parts parts, AppendSettings settings, ThreadFactory threads) {
        logWorker = Executors.newSingleThreadExecutor(work -> named("daybook-log-worker", threads.newThread(work)));
        Pieces pieces = pieces(parts, settings, logWorker);
        appender = pieces.appender();
        loop = pieces.loop();
        thread = named("daybook-appender", threads.newThread(loop::run));
        transactionTime = settings.transactionTime();
    }

    /** The two ends of the corridor: where commands go in, and what carries them out. */
    record Pieces(EventAppender appender, AppendLoop loop) {}

    /** Puts a corridor together that has no thread yet. */
    static Pieces pieces(Parts parts, AppendSettings settings, Executor logWorker) {
        CommandQueue queue = new CommandQueue(settings, parts.time());
        AppendMetrics metrics = new AppendMetrics(parts.registry(), queue);
        StateCatchUp catchUp = new StateCatchUp(new Rematerialization(parts.catalogue(), parts.codec()));
        AppendTransaction.Factory transactions = new AppendTransaction.Factory(
                parts.transaction(), settings.transactionTime(), parts.eventLog(), parts.applicationState(), logWorker);
        CommandBatch.Factory batches = new CommandBatch.Factory(
                parts.catalogue(), parts.codec(), parts.clock(), parts.time(), parts.ids(), settings.batchTime());
        Attempts attempts = new Attempts(
                transactions, batches, catchUp, settings.lockTime(), metrics, parts.newTasks(), parts.time());
        Corridor corridor = new Corridor(transactions, catchUp, settings.lockTime(), attempts);
        return new Pieces(
                new EventAppender(queue, settings, parts.codec(), parts.readiness(), metrics, parts.time()),
                new AppendLoop(queue, corridor, parts.startSequence(), parts.readiness(), metrics, parts.time()));
    }

    private static Thread named(String name, Thread thread) {
        thread.setName(name);
        return thread;
    }

    /** The appender: callers hand their commands in here. */
    public EventAppender appender() {
        return appender;
    }

    /** Starts the appender's thread. Commands are accepted as soon as all checks of the start have passed. */
    public void start() {
        thread.start();
    }

    /** Lets the running batch end, refuses the commands that still wait, and stops the threads. */
    @Override
    public void close() {
        loop.stop();
        try {
            thread.join(transactionTime.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        logWorker.shutdown();
    }
}

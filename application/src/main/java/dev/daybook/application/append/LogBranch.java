package dev.daybook.application.append;

import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.RecordedCommand;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The log's side of a batch, worked at by a thread of its own while the appender works at the state's; one piece of work
 * at a time. Both databases are enlisted before, so the order of the commit does not depend on who is quicker.
 */
final class LogBranch implements AutoCloseable {

    private final LogSession log;
    private final ExecutorService worker;
    private @Nullable Future<?> running;

    LogBranch(LogSession log, ExecutorService worker) {
        this.log = log;
        this.worker = worker;
    }

    /** What the log knows already of what a batch brings. */
    record Known(Map<String, RecordedCommand> commands, Map<UUID, KnownEvent> events) {}

    /** Begins to look for those keys and ids from outside. */
    Future<Known> lookUp(List<String> keys, List<UUID> ids) {
        return begin(() -> new Known(
                keys.isEmpty() ? Map.of() : log.findCommands(keys),
                ids.isEmpty() ? Map.of() : log.findKnownEvents(ids)));
    }

    /** Begins to write the batch. */
    Future<?> write(AppendBatch batch) {
        return begin(() -> {
            log.write(batch);
            return true;
        });
    }

    private <T> Future<T> begin(Callable<T> work) {
        Future<T> begun = worker.submit(work);
        running = begun;
        return begun;
    }

    /** What came of that work, or its failure. */
    static <T> T outcome(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until nobody works at the log any more; what came of it does not matter here. */
    @Override
    public void close() {
        Future<?> last = running;
        while (last != null && !last.isDone()) {
            try {
                outcome(last);
            } catch (RuntimeException toldElsewhere) {
                return;
            }
        }
    }
}

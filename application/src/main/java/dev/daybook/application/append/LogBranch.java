package dev.daybook.application.append;

import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * The log's side of a batch, worked at by a thread of its own while the appender decides and works at the state's;
 * one piece of work after another. Both databases are enlisted before, so the order of the commit does not depend on who is quicker.
 */
final class LogBranch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogBranch.class);

    private final LogSession log;
    private final ExecutorService worker;
    private final List<Future<?>> running = new ArrayList<>();

    LogBranch(LogSession log, ExecutorService worker) {
        this.log = log;
        this.worker = worker;
    }

    /** What the log knows already of what a batch brings. */
    record Known(Map<String, RecordedCommand> commands, Map<UUID, KnownEvent> events) {}

    /** Begins to look for those keys and ids from outside. */
    Future<Known> lookUp(List<String> keys, List<UUID> ids) {
        Future<Known> known = worker.submit(() -> new Known(
                keys.isEmpty() ? Map.of() : log.findCommands(keys),
                ids.isEmpty() ? Map.of() : log.findKnownEvents(ids)));
        running.add(known);
        return known;
    }

    /** Begins to write the next events of the batch. */
    void record(List<RecordedEvent> events) {
        running.add(worker.submit(() -> log.record(events)));
    }

    /** Begins to write the rest of the batch. */
    void write(AppendBatch rest) {
        running.add(worker.submit(() -> log.write(rest)));
    }

    /** Waits for all that was begun; the first failure is the one that tells why. */
    void await() {
        running.forEach(LogBranch::outcome);
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
        for (Future<?> work : running) {
            try {
                outcome(work);
            } catch (RuntimeException toldElsewhere) {
                LOG.debug("The log's side of a batch that has failed", toldElsewhere);
            }
        }
    }
}

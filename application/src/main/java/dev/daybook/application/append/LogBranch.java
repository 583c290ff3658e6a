package dev.daybook.application.append;

import dev.daybook.application.log.AppendBatch;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogSession;
import dev.daybook.application.log.RecordedCommand;
import dev.daybook.application.log.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * The log's side of a batch. A thread of its own works at it, one piece after another. Meanwhile the appender decides,
 * and works at the state's side. Both databases are enlisted before, so the order of the commits does not depend on
 * timing.
 */
final class LogBranch {

    private static final Logger LOG = Logger.getLogger(LogBranch.class);

    private static final Known NOTHING = new Known(Map.of(), Map.of());

    private final LogSession log;
    private final Executor worker;
    private final List<CompletableFuture<?>> running = new ArrayList<>();

    LogBranch(LogSession log, Executor worker) {
        this.log = log;
        this.worker = worker;
    }

    /** What the log already knows of the commands and facts of a batch. */
    record Known(Map<String, RecordedCommand> commands, Map<UUID, KnownEvent> events) {}

    /** The end of the log, read after the lock was taken. */
    LogHead head() {
        return log.head();
    }

    /** Starts to look for those keys, and those ids from outside. */
    CompletableFuture<Known> lookUp(List<String> keys, List<UUID> ids) {
        if (keys.isEmpty() && ids.isEmpty()) {
            return CompletableFuture.completedFuture(NOTHING);
        }
        CompletableFuture<Known> known = CompletableFuture.supplyAsync(
                () -> new Known(
                        keys.isEmpty() ? Map.of() : log.findCommands(keys),
                        ids.isEmpty() ? Map.of() : log.findKnownEvents(ids)),
                worker);
        running.add(known);
        return known;
    }

    /** Starts to write the next events of the batch. */
    void record(List<RecordedEvent> events) {
        running.add(CompletableFuture.runAsync(() -> log.writer().record(events), worker));
    }

    /** Starts to write the rest of the batch. */
    void write(AppendBatch rest) {
        running.add(CompletableFuture.runAsync(() -> log.writer().write(rest), worker));
    }

    /** Waits for everything that was started; throws the first failure. */
    void await() {
        running.forEach(LogBranch::outcome);
    }

    /**
     * Waits until the worker is idle, and ignores failures: the batch has failed already, for a reason that is reported
     * elsewhere.
     */
    void drain() {
        for (CompletableFuture<?> work : running) {
            try {
                outcome(work);
            } catch (RuntimeException toldElsewhere) {
                LOG.debug("The log's side of a batch that has failed", toldElsewhere);
            }
        }
    }

    /** The result of that work, or its failure. */
    static <T> T outcome(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }
}

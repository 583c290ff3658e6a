package dev.daybook.application.task;

import dev.daybook.domain.kernel.Task;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries one task out: claims its row, has the handler do it, and writes what came of it, in the caller's transaction.
 *
 * <h2>The row's lock is the lease</h2>
 *
 * The row stays locked while the handler talks to the outside world. No other work needs this row, and the lock of the
 * log is not held: no append waits. So at most one server carries a task out at a time. If a server dies, the database
 * ends its sessions, and all its tasks are free at once: no lease must run out, and no clocks are compared. An attempt
 * is given up after a time that is shorter than the transaction's, so that the lock is never held for long.
 *
 * <h2>An attempt is on record before it begins</h2>
 *
 * It is recorded in a transaction of its own. If the server dies during the attempt, the record has no end, and the
 * attempt counts. So a task that brings its server down does not do so for ever.
 *
 * <h2>At least once</h2>
 *
 * If the server dies after the effect and before the commit, the effect stays and its record is lost. The task is then
 * carried out again, with the same id.
 */
public final class TaskExecution {

    private static final Logger LOG = Logger.getLogger(TaskExecution.class);

    private final TaskLedger ledger;
    private final TaskHandlers handlers;
    private final TaskCodec codec;
    private final TaskCarrier carrier;
    private final TaskWatch watch;
    private final TaskTransaction shortTransaction;
    private final TransactionSynchronizationRegistry transactions;
    private final ExecutorService threads;
    private final TaskSettings settings;
    private final TaskLanes lanes;

    public TaskExecution(
            TaskLedger ledger,
            TaskHandlers handlers,
            TaskCodec codec,
            TaskCarrier carrier,
            TaskWatch watch,
            TaskTransaction shortTransaction,
            TransactionSynchronizationRegistry transactions,
            ExecutorService threads,
            TaskSettings settings) {
        this.ledger = ledger;
        this.handlers = handlers;
        this.codec = codec;
        this.carrier = carrier;
        this.watch = watch;
        this.shortTransaction = shortTransaction;
        this.transactions = transactions;
        this.threads = threads;
        this.settings = settings;
        this.lanes = new TaskLanes(settings.parallel());
    }

    /** How an attempt ended; if it failed, for how long the outside world asked for a pause. */
    private record Outcome(boolean succeeded, String detail, Duration askedPause) {

        static Outcome success(String detail) {
            return new Outcome(true, detail, Duration.ZERO);
        }

        static Outcome failure(String detail) {
            return new Outcome(false, detail, Duration.ZERO);
        }
    }

    /**
     * Carries that task out if it is its turn; otherwise nothing happens.
     *
     * @throws dev.daybook.application.log.StorageFailure if the ledger cannot be read or written: the caller rolls back
     *     and tries again later
     */
    public void execute(UUID taskId) {
        ledger.claim(taskId, handlers.readyKinds())
                .ifPresent(claimed -> handlers.ready(claimed.kind()).ifPresent(handler -> execute(claimed, handler)));
    }

    private <T extends Task> void execute(ClaimedTask claimed, TaskHandler<T> handler) {
        if (claimed.counted() >= settings.attempts()) {
            // the last attempt has no end: its server went down with it
            finish(claimed, Outcome.failure("The server ended during the last attempt."));
            return;
        }
        T task;
        String lane;
        try {
            task = codec.decode(handler.record(), claimed.payload());
            lane = handler.lane(task);
        } catch (TaskFailure unreadable) {
            record(claimed);
            finish(claimed, Outcome.failure(String.valueOf(unreadable.getMessage())));
            return;
        }
        if (!lanes.enter(claimed.id(), lane)) {
            ledger.putOff(claimed);
            return;
        }
        Future<String> attempt;
        try {
            record(claimed);
            attempt = threads.submit(() -> {
                try {
                    return handler.handle(
                            task, new TaskDelivery(claimed.id(), claimed.nextAttempt(), claimed.recordedAt()));
                } finally {
                    lanes.leave(claimed.id(), lane);
                }
            });
        } catch (RuntimeException notBegun) {
            lanes.leave(claimed.id(), lane);
            throw notBegun;
        }
        finish(claimed, await(attempt, claimed, lane));
    }

    /** Another thread records it, because the transaction of this thread holds the task. */
    private void record(ClaimedTask claimed) {
        Future<?> recorded = threads.submit(
                () -> shortTransaction.run(() -> ledger.begin(claimed.id(), claimed.nextAttempt(), settings.node())));
        try {
            recorded.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (TimeoutException tooLong) {
            recorded.cancel(true);
            throw new IllegalStateException("An attempt could not be recorded in time.", tooLong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is stopping.", interrupted);
        }
    }

    private Outcome await(Future<String> attempt, ClaimedTask claimed, String lane) {
        long start = System.nanoTime();
        Outcome outcome;
        try {
            outcome = Outcome.success(attempt.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
            lanes.moves(lane);
        } catch (ExecutionException failed) {
            outcome = failure(failed.getCause(), claimed);
            lanes.moves(lane);
        } catch (TimeoutException tooLong) {
            attempt.cancel(true);
            lanes.hangs(lane);
            outcome = Outcome.failure(
                    "No answer within " + settings.timeout().toMillis() + " ms; the task may have been carried out.");
        } catch (InterruptedException interrupted) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is stopping.", interrupted);
        }
        watch.attempted(claimed.kind(), outcome.succeeded(), Duration.ofNanos(System.nanoTime() - start));
        return outcome;
    }

    private static Outcome failure(@Nullable Throwable failure, ClaimedTask claimed) {
        if (failure instanceof TaskFailure told) {
            LOG.debugf(told, "Task %s failed", claimed.id());
            return new Outcome(
                    false, String.valueOf(told.getMessage()), told.askedPause().orElse(Duration.ZERO));
        }
        LOG.warnf(failure, "Task %s of the kind %s failed unexpectedly", claimed.id(), claimed.kind());
        String name = failure == null ? "Unknown" : failure.getClass().getSimpleName();
        return Outcome.failure(name + "; the server's log has more.");
    }

    private void finish(ClaimedTask claimed, Outcome outcome) {
        int failures = Math.min(claimed.counted() + 1, settings.attempts());
        if (outcome.succeeded()) {
            ledger.done(claimed, outcome.detail());
        } else if (failures < settings.attempts()) {
            Duration pause = settings.pauseAfter(failures, outcome.askedPause(), ThreadLocalRandom.current());
            LOG.warnf(
                    "Task %s of the kind %s failed, attempt %d; again in %d ms: %s",
                    claimed.id(), claimed.kind(), claimed.nextAttempt(), pause.toMillis(), outcome.detail());
            ledger.failed(claimed, outcome.detail(), pause);
            return;
        } else {
            LOG.errorf(
                    "Task %s of the kind %s is dead after %d attempts: %s",
                    claimed.id(), claimed.kind(), failures, outcome.detail());
            ledger.dead(claimed, outcome.detail());
        }
        claimed.orderingKey().ifPresent(this::wakeNextAfterCommit);
    }

    /**
     * Looks for the next task with this ordering key when the commit is visible. An earlier look could miss a task that
     * is being recorded at this moment, and that task would still see this one wait.
     */
    private void wakeNextAfterCommit(String orderingKey) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wakeNext(orderingKey);
                }
            }
        });
    }

    private void wakeNext(String orderingKey) {
        try {
            ledger.nextInOrder(orderingKey).ifPresent(next -> carrier.wake(List.of(next)));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "The next task of %s is left to the sweeper", orderingKey);
        }
    }
}

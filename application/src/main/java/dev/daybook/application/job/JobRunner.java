package dev.daybook.application.job;

import dev.daybook.application.job.JobStart.AlreadyRunning;
import dev.daybook.application.job.JobStart.Started;
import dev.daybook.application.log.StorageFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs jobs in the background, one at a time for each name.
 *
 * <p>While a recorded job runs, its ledger gets a heartbeat every second, whatever the job is busy with. A job whose
 * server stops is interrupted; the ledger then says who resumes it. If a result cannot be recorded, the runner tries
 * again every second, for as long as the ledger counts the run as running.
 */
public final class JobRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES_TO_RECORD = 15;

    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final Map<String, JobContext> running = new ConcurrentHashMap<>();
    private volatile boolean isClosed;

    /**
     * A runner.
     *
     * @param executor runs the jobs, each in a thread of its own
     * @param timer for heartbeats and second tries
     */
    public JobRunner(Executor executor, ScheduledExecutorService timer) {
        this.executor = executor;
        this.timer = timer;
    }

    /**
     * Starts a run of a recorded job, unless a job of that name runs.
     *
     * @param name of the job, the same for all of its runs
     * @param begin records that the run begins; empty if the ledger says that one runs on another server
     */
    public <R, J extends RecordedJob<R>> JobStart<J> start(String name, Supplier<Optional<J>> begin) {
        return start(name, begin, (job, context) -> run(name, job, context))
                .<JobStart<J>>map(Started::new)
                .orElseGet(() -> new AlreadyRunning<>(name));
    }

    /**
     * Starts a run of that job, unless a job of its name runs on this server.
     *
     * @param ended is called at the end, with the exception if the job has failed
     * @return whether it has started
     */
    public boolean start(Job job, Consumer<Optional<Throwable>> ended) {
        return start(job.name(), () -> Optional.of(job), (one, context) -> {
                    Optional<Throwable> failure = Optional.empty();
                    try {
                        one.run(context);
                    } catch (Exception | Error thrown) {
                        failure = Optional.of(thrown);
                    } finally {
                        running.remove(one.name());
                    }
                    ended.accept(failure);
                })
                .isPresent();
    }

    private <J> Optional<J> start(String name, Supplier<Optional<J>> begin, BiConsumer<J, JobContext> work) {
        JobContext context = new JobContext();
        if (running.putIfAbsent(name, context) != null) {
            return Optional.empty();
        }
        boolean isStarted = false;
        try {
            Optional<J> begun = begin.get();
            if (isClosed) {
                context.interrupt();
            }
            if (begun.isPresent()) {
                executor.execute(() -> work.accept(begun.get(), context));
                isStarted = true;
            }
            return begun;
        } finally {
            if (!isStarted) {
                running.remove(name);
            }
        }
    }

    private <R> void run(String name, RecordedJob<R> job, JobContext context) {
        R result;
        ScheduledFuture<?> heart = timer.scheduleWithFixedDelay(
                () -> beat(job, context), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            result = result(job, context);
        } finally {
            heart.cancel(false);
            // before the result is recorded: after that, the next run may begin
            running.remove(name);
        }
        if (context.isInterrupted() && job.isResumable(result)) {
            LOG.infof("%s is interrupted at event %d", job.description(), context.position());
            interrupt(job);
        } else {
            job.ended(result);
            record(job, result, 1);
        }
    }

    private static void beat(RecordedJob<?> job, JobContext context) {
        try {
            context.answered(job.heartbeat(context.position(), context.target()));
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "%s: a heartbeat could not be recorded", job.description());
        }
    }

    private static <R> R result(RecordedJob<R> job, JobContext context) {
        try {
            return job.run(context);
        } catch (StorageFailure failure) {
            LOG.warnf(failure, "%s has failed", job.description());
            return job.failed(context.position(), String.valueOf(failure.getMessage()));
        } catch (Exception | Error defect) {
            LOG.errorf(defect, "%s has failed", job.description());
            return job.failed(
                    context.position(), "The server has a defect. Look for " + job.description() + " in its log.");
        }
    }

    private static void interrupt(RecordedJob<?> job) {
        try {
            job.interrupt();
        } catch (StorageFailure failure) {
            LOG.debugf(failure, "%s: the missing heartbeats will show that it is interrupted", job.description());
        }
    }

    private <R> void record(RecordedJob<R> job, R result, int tries) {
        try {
            job.finish(result);
        } catch (StorageFailure failure) {
            if (tries == TRIES_TO_RECORD || isClosed) {
                LOG.warnf(failure, "%s: the result could not be recorded: %s", job.description(), result);
                return;
            }
            LOG.debugf(failure, "%s: the result could not be recorded yet", job.description());
            ScheduledFuture<?> unused =
                    timer.schedule(() -> record(job, result, tries + 1), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Interrupts the running jobs. */
    @Override
    public void close() {
        isClosed = true;
        running.values().forEach(JobContext::interrupt);
    }
}

package dev.daybook.application.job;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.application.readiness.Readiness;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs scheduled jobs when they are due.
 *
 * <p>A run that fails is logged once, and again only after a run that went well; the job runs again at its next time.
 */
public final class JobScheduler implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JobScheduler.class);

    private final JobRunner runner;
    private final ScheduledExecutorService timer;
    private final Readiness readiness;
    private final Clock clock;
    private final List<Entry> entries = new ArrayList<>();
    private volatile boolean isClosed;

    public JobScheduler(JobRunner runner, ScheduledExecutorService timer, Readiness readiness, Clock clock) {
        this.runner = runner;
        this.timer = timer;
        this.readiness = readiness;
        this.clock = clock;
    }

    /**
     * Begins to run those jobs; called once.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public void start(Iterable<? extends ScheduledJob> jobs) {
        Set<String> names = new HashSet<>();
        for (ScheduledJob job : jobs) {
            if (!names.add(job.name())) {
                throw new IllegalArgumentException(
                        "Two scheduled jobs are named " + job.name() + ". Rename one of them.");
            }
            entries.add(new Entry(job, clock.instant()));
        }
        LOG.infof("Scheduled jobs: %s", names);
        entries.forEach(Entry::waitForNextLook);
    }

    /** One job and its next run. */
    private final class Entry {

        private final ScheduledJob job;
        private final Schedule schedule;
        private final Instant serverStart;
        private @Nullable Instant last;
        private boolean isFailing;
        private volatile @Nullable ScheduledFuture<?> next;

        Entry(ScheduledJob job, Instant serverStart) {
            this.job = job;
            this.schedule = job.schedule();
            this.serverStart = serverStart;
            this.last = schedule.catchesUp() ? null : serverStart;
        }

        void waitForNextLook() {
            if (!isClosed) {
                next = timer.schedule(this::look, schedule.pause().toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private void look() {
            boolean isStarted = false;
            try {
                isStarted = !isClosed && isDue() && runner.start(job, this::ended);
            } catch (RuntimeException failure) {
                tell(Optional.of(failure));
            } finally {
                if (!isStarted) {
                    waitForNextLook();
                }
            }
        }

        private boolean isDue() {
            Instant now = clock.instant();
            boolean mayRun = job.runsWhileClosed() || readiness.isReady();
            if (!mayRun || (last != null && !schedule.isDue(now, last))) {
                return false;
            }
            // another server may have run it
            Instant recorded = job.lastRun().orElse(serverStart);
            if (last == null || recorded.isAfter(last)) {
                last = recorded;
            }
            if (!schedule.isDue(now, last)) {
                return false;
            }
            last = now;
            return true;
        }

        private void ended(Optional<Throwable> failure) {
            tell(failure);
            waitForNextLook();
        }

        private void tell(Optional<Throwable> failure) {
            if (failure.isPresent()) {
                // before the start the tables need not be there
                boolean isExpected = failure.get() instanceof StorageFailure && !readiness.isReady();
                Logger.Level level = isFailing || isExpected ? Logger.Level.DEBUG : Logger.Level.WARN;
                LOG.logf(level, failure.get(), "The job %s has failed; it runs again at its next time", job.name());
                isFailing |= !isExpected;
            } else {
                isFailing = false;
            }
        }
    }

    /** Begins no further run. */
    @Override
    public void close() {
        isClosed = true;
        for (Entry entry : entries) {
            ScheduledFuture<?> next = entry.next;
            if (next != null) {
                next.cancel(false);
            }
        }
    }
}

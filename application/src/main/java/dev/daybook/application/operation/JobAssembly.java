package dev.daybook.application.operation;

import dev.daybook.application.job.JobRunner;
import dev.daybook.application.job.JobScheduler;
import dev.daybook.application.job.ScheduledJob;
import dev.daybook.application.readiness.Readiness;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs the background jobs in the server: every bean that is a {@link ScheduledJob}, and jobs on request. */
@Singleton
public class JobAssembly {

    private final ExecutorService executor;
    private final JobRunner runner;
    private final JobScheduler scheduler;

    @Inject
    public JobAssembly(ServerResources server, Readiness readiness) {
        executor = Executors.newCachedThreadPool(work -> {
            Thread thread = server.threads().newThread(work);
            thread.setName("daybook-job");
            return thread;
        });
        runner = new JobRunner(executor, server.timer());
        scheduler = new JobScheduler(runner, server.timer(), readiness, Clock.systemUTC());
    }

    @Produces
    @Singleton
    JobRunner runner() {
        return runner;
    }

    /** Threads for jobs that do several pieces of work at the same time. */
    ExecutorService executor() {
        return executor;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object started, Instance<ScheduledJob> jobs) {
        scheduler.start(jobs);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        scheduler.close();
        runner.close();
    }

    @PreDestroy
    void stopThreads() {
        executor.shutdownNow();
    }
}

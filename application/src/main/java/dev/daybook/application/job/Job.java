package dev.daybook.application.job;

/** Work that runs in the background, at most once at a time on each server. */
public interface Job {

    /** The name in logs, such as {@code task-sweep}; no other job has it. */
    String name();

    /**
     * Does the work. A long job asks the context from time to time whether to go on.
     *
     * @throws Exception if it fails; the failure is logged, and the job runs again at its next time
     */
    void run(JobContext context) throws Exception;
}

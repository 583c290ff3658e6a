package dev.daybook.application.job;

/**
 * One run of a job that is kept in a ledger, so that people and other servers know of it.
 *
 * @param <R> what comes of it
 */
public interface RecordedJob<R> {

    /** The run in logs, such as {@code Replay} and its id. */
    String description();

    /**
     * Does the work.
     *
     * @throws Exception if it fails; {@link #failed} makes a result of that
     */
    R run(JobContext context) throws Exception;

    /**
     * The result of a run that has failed.
     *
     * @param position how far it had come
     * @param why a sentence for people
     */
    R failed(long position, String why);

    /** Tells logs and metrics what came of the run; called once, before that is recorded. */
    void ended(R result);

    /** Records that the run is alive and how far it has come; called every second. */
    Heartbeat heartbeat(long position, long target);

    /**
     * Records what came of the run.
     *
     * @throws dev.daybook.application.log.StorageFailure if it can't be recorded now; the runner tries again
     */
    void finish(R result);

    /** Whether another server can resume the run if it was interrupted with that result. */
    default boolean isResumable(R result) {
        return false;
    }

    /** Records that the run is interrupted, so that another server resumes it at once. */
    default void interrupt() {}
}

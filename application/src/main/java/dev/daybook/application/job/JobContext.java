package dev.daybook.application.job;

/** A running job reports here how far it has come, and asks whether to go on. Safe for use by all threads. */
public final class JobContext {

    private volatile long position;
    private volatile long target;
    private volatile Heartbeat heartbeat = Heartbeat.GO_ON;
    private volatile boolean serverStops;

    /**
     * Reports how far the job has come.
     *
     * @param reachedPosition the last event that is done
     * @param knownTarget the last event that is to be done, as far as is known
     * @return whether to go on
     */
    public boolean reached(long reachedPosition, long knownTarget) {
        position = reachedPosition;
        target = knownTarget;
        return mayGoOn();
    }

    /** Whether to go on. A job that may not go on ends soon. */
    public boolean mayGoOn() {
        return !serverStops && heartbeat == Heartbeat.GO_ON;
    }

    /** Whether the job stops only because its server stops, so that another server may resume it. */
    public boolean isInterrupted() {
        return serverStops && heartbeat == Heartbeat.GO_ON;
    }

    /** Whether a person has cancelled the job. */
    public boolean isCancelled() {
        return heartbeat == Heartbeat.CANCELLED;
    }

    /** The last event that is done, as it was last reported. */
    public long position() {
        return position;
    }

    /** Why the job may not go on, as a sentence. */
    public String stopReason() {
        if (serverStops) {
            return "The server was stopped.";
        }
        return heartbeat == Heartbeat.PRESUMED_DEAD
                ? "It sent no heartbeat for too long and was presumed dead."
                : "It was cancelled.";
    }

    long target() {
        return target;
    }

    void answered(Heartbeat answer) {
        heartbeat = answer;
    }

    void interrupt() {
        serverStops = true;
    }
}

package dev.daybook.application.replay;

import dev.daybook.application.job.Heartbeat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The port to the history of replays: who asked for which replay, and its result. */
public interface ReplayLedger {

    /** A running replay that has sent no heartbeat for that long was interrupted together with its server. */
    Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    /**
     * How often a replay is resumed at most. A replay that is interrupted more often probably stops its servers itself.
     */
    int MOST_RESUMPTIONS = 3;

    /**
     * Records a replay that begins now.
     *
     * @return nothing if another one is running or interrupted, on any server
     */
    Optional<Replay> begin(
            UUID id, Replay.Kind kind, String build, long target, boolean keepsFormer, String requestedBy);

    /** A build other than the one that began the replay resumes it only after this silence: the first build may come back. */
    Duration LONGEST_SILENCE_OF_OTHERS = Duration.ofMinutes(5);

    /** The replay that runs, or was interrupted. */
    Optional<Replay> findRunning();

    /** The replay that was interrupted and can be resumed by that build. */
    Optional<Replay> findInterrupted(String build);

    /**
     * Records that an interrupted replay goes on, by that build.
     *
     * @return nothing if another server has resumed it in the meantime
     */
    Optional<Replay> takeUp(UUID id, String build);

    /** Records that a running replay is interrupted, so that it can be resumed at once; no effect if it was resumed already. */
    void interrupt(Replay run);

    /** Records a heartbeat: how far a replay has come. No effect if another server has resumed the replay. */
    Heartbeat progress(Replay run, long position, long target);

    /** Records what came of a running replay. No effect if another server has resumed the replay. */
    void finish(Replay run, Result result);

    /**
     * Records that a person cancels a running replay. One that is interrupted ends at once.
     *
     * @return whether it is running
     */
    boolean cancel(UUID id, String by);

    /**
     * Ends the record of replays that died with their servers and cannot be resumed.
     *
     * @param live the replay that built the live state; it succeeded even if it could not record so
     */
    void clearUp(Optional<UUID> live);

    /** The replay with that id. */
    Optional<Replay> find(UUID id);

    /** At most {@code limit} replays, the latest first; those before {@code after}, if it is given. */
    List<Replay> findPage(Optional<UUID> after, int limit);

    /** The latest replay by that build that is running or has ended, and is not a trial. */
    Optional<Replay> findLatest(String build);

    /** The latest verification that has come to a result. */
    Optional<Replay> findLastVerification();

    /** The latest rebuild. */
    Optional<Replay> findLastRebuild();

    /** The latest verification or rebuild that succeeded, diverged, or met an event of doom. */
    Optional<Replay> findLastConclusive();

    /**
     * The result of a replay.
     *
     * @param position up to which event it has come
     */
    record Result(
            Replay.Status status,
            long position,
            Optional<Duration> switchTime,
            Replay.Report report,
            Optional<String> failure) {}
}

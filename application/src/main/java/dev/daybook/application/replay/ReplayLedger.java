package dev.daybook.application.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The port to the history of replays: who asked for which, and what came of it. */
public interface ReplayLedger {

    /** A running replay that has given no sign of life for so long was interrupted together with its server. */
    Duration LONGEST_SILENCE = Duration.ofSeconds(20);

    /** So often one is taken up again; then it is likely to be what brings its servers down. */
    int MOST_RESUMPTIONS = 3;

    /** What a running replay is told when it gives a sign of life. */
    enum Word {
        GO_ON,
        /** Somebody does not want it any more. */
        CANCELLED,
        /** It was silent for too long, and another one may be running. */
        TAKEN_FOR_DEAD
    }

    /**
     * Records a replay that begins now.
     *
     * @return nothing if another one is running or interrupted, on whichever server
     */
    Optional<Replay> begin(
            UUID id, Replay.Kind kind, String build, long target, boolean keepsFormer, String requestedBy);

    /** Other code than it was begun by takes an interrupted replay up no sooner: its own may be about to be there again. */
    Duration LONGEST_SILENCE_OF_OTHERS = Duration.ofMinutes(5);

    /** The replay that runs, or was interrupted. */
    Optional<Replay> findRunning();

    /** The replay that was interrupted and can be taken up by that code. */
    Optional<Replay> findInterrupted(String build);

    /**
     * Records that an interrupted replay goes on, by that code.
     *
     * @return nothing if another server has taken it up meanwhile
     */
    Optional<Replay> takeUp(UUID id, String build);

    /** Records that a running replay is interrupted, so that it can be taken up at once; not if it was taken up already. */
    void interrupt(Replay run);

    /** Records how far a replay has come, as a sign of life; not if it was taken up by somebody else meanwhile. */
    Word progress(Replay run, long position, long target);

    /** Records that a running replay has come to its end; not if it was taken up by somebody else meanwhile. */
    void finish(Replay run, Result result);

    /**
     * Records that somebody does not want a running replay any more; one that is interrupted ends with that.
     *
     * @return whether it is running
     */
    boolean cancel(UUID id, String by);

    /**
     * Ends the record of replays that have died with their servers and are not taken up again.
     *
     * @param live of which one the live state is: that one has switched, whatever it could tell of that
     */
    void clearUp(Optional<UUID> live);

    /** The replay with that id. */
    Optional<Replay> find(UUID id);

    /** At most {@code limit} replays, the latest first, from before the one with that id. */
    List<Replay> findPage(Optional<UUID> after, int limit);

    /** The latest replay by that code that is running or has come to its end, and is no trial. */
    Optional<Replay> findLatest(String build);

    /** The latest verification that has come to a result. */
    Optional<Replay> findLastVerification();

    /** The latest rebuild. */
    Optional<Replay> findLastRebuild();

    /** The latest replay that tells whether every event materializes as it stands in the log. */
    Optional<Replay> findLastConclusive();

    /**
     * What came of a replay.
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

package dev.daybook.application.replay;

import java.util.Optional;
import java.util.UUID;

/** The port through which an application state is built beside the live one. */
public interface AsideStates {

    /** What a state is built for. */
    enum Purpose {
        /** To take the place of the live state. */
        SWITCH,
        /** To be compared with the live state and dropped: it need not survive a crash, and needs no index. */
        COMPARISON
    }

    /**
     * Begins an empty state with the tables of this build. It first drops the states of replays whose servers died.
     *
     * @param replay for which it is built
     * @throws dev.daybook.application.log.StorageFailure if another replay is building a state, on any server
     */
    AsideState begin(UUID replay, Purpose purpose);

    /**
     * Resumes the state that this replay was building when it was interrupted, at its last checkpoint. Begins an empty
     * state if there is none, or if it was built on another basis or by other code.
     *
     * @param basis what the state depends on, besides the log and the code
     * @throws dev.daybook.application.log.StorageFailure if another replay is building a state, on any server
     */
    AsideState resumeOrBegin(UUID replay, String basis);

    /**
     * What is known of the live state at a moment at which no state was being built.
     *
     * @param live the replay that built the live state, if one did; it succeeded, even if it could not record so
     */
    record Quiet(Optional<UUID> live) {}

    /**
     * Drops the states of replays whose servers died.
     *
     * @param except the replay that runs, or that was interrupted and will be resumed
     * @return empty if a state is being built at this moment, even if its replay gives no sign of life; then nothing is
     *     dropped
     */
    Optional<Quiet> clearUp(Optional<UUID> except);

    /** The digest of the code that builds states: it changes whenever this code changes. */
    String build();
}

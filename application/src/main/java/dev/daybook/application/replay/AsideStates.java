package dev.daybook.application.replay;

import java.util.Optional;
import java.util.UUID;

/** The port through which an application state is built beside the live one. */
public interface AsideStates {

    /** What a state is built for. */
    enum Purpose {
        /** To take the place of the live one. */
        SWITCH,
        /** To be compared with the live one and thrown away: it need not survive a crash and needs no index. */
        COMPARISON
    }

    /**
     * Begins an empty state with the tables of this build. Whatever a replay has left behind whose server died is dropped
     * before.
     *
     * @param replay for which it is built
     * @throws dev.daybook.application.log.StorageFailure if somebody else is building one, on whichever server
     */
    AsideState begin(UUID replay, Purpose purpose);

    /**
     * Goes on with the state that this replay was building to take the place of the live one when it was interrupted, from
     * where it was last secured; begins an empty one, if there is none or it was built on another basis or by other code.
     *
     * @param basis what the state depends on beside the log and the code
     * @throws dev.daybook.application.log.StorageFailure if somebody else is building one, on whichever server
     */
    AsideState resumeOrBegin(UUID replay, String basis);

    /**
     * What was seen while nobody was building a state.
     *
     * @param live by which replay the live state was built, if it was
     */
    record Quiet(Optional<UUID> live) {}

    /**
     * Drops what replays have left behind whose servers died.
     *
     * @param except the replay that runs, or was interrupted and is going to be resumed
     * @return nothing if somebody is building a state at this moment, even if nothing is heard of him; then nothing is dropped
     */
    Optional<Quiet> clearUp(Optional<UUID> except);

    /** By which code states are built: another text whenever any of it has changed. */
    String build();
}

package dev.daybook.application.amendment;

import dev.daybook.application.replay.Replay;
import java.util.Optional;

/**
 * An amendment with what is known of its consequences.
 *
 * @param trial what would become of the state
 * @param rebuild the latest rebuild since it was approved, which applies it or tells why it could not
 */
public record AmendmentCase(Amendment amendment, Optional<Replay> trial, Optional<Replay> rebuild) {

    /** Whether it was tried out to the end of the log, and every event materializes with it. */
    public boolean isHarmless() {
        return trial.filter(replay ->
                        replay.status() == Replay.Status.SUCCEEDED || replay.status() == Replay.Status.DIVERGED)
                .isPresent();
    }

    /** Whether it waits for its trial to begin or to end, or to be tried once more. */
    boolean isBeingTried() {
        return trial.filter(replay -> replay.status() != Replay.Status.RUNNING).isEmpty();
    }

    /** Whether it would do no harm itself: the trial has ended at another event, which is one of doom without it, too. */
    boolean isHeldUpByAnother() {
        return trial.flatMap(replay -> replay.report().doom())
                .filter(doom -> doom.position() != amendment.position())
                .isPresent();
    }
}

package dev.daybook.application.amendment;

import dev.daybook.application.replay.Replay;
import java.util.Optional;

/**
 * An amendment with what is known of its consequences.
 *
 * @param trial the latest trial: what the amendment would change in the state
 * @param rebuild the latest rebuild since the approval: it applies the amendment, or its failure says why it could not
 */
public record AmendmentCase(Amendment amendment, Optional<Replay> trial, Optional<Replay> rebuild) {

    /** Whether its trial has reached the end of the log: every event materializes with it. */
    public boolean isHarmless() {
        return trial.filter(replay ->
                        replay.status() == Replay.Status.SUCCEEDED || replay.status() == Replay.Status.DIVERGED)
                .isPresent();
    }

    /** Whether its trial has not begun yet, or is still running. */
    boolean isBeingTried() {
        return trial.filter(replay -> replay.status() != Replay.Status.RUNNING).isEmpty();
    }

    /** Whether its trial has stopped at another event that does not materialize. */
    boolean isHeldUpByAnother() {
        return trial.flatMap(replay -> replay.report().doom())
                .filter(doom -> doom.position() != amendment.position())
                .isPresent();
    }
}

package dev.daybook.application.replay;

import dev.daybook.application.job.Schedule.Missed;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When the state is verified without a request.
 *
 * @param nightly at which time of the day, UTC; never if empty
 * @param missed what happens if no server was running at that time
 */
public record VerificationSettings(Optional<LocalTime> nightly, Missed missed) {

    /** What happens when a build runs for the first time on an existing log. */
    public enum OnNewBuild {
        /** Nothing. */
        OFF,
        /** The state is verified while commands are accepted. */
        BACKGROUND,
        /** No commands are accepted before the state is verified, or rebuilt. */
        BLOCK
    }
}

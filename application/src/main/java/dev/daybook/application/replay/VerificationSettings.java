package dev.daybook.application.replay;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * When the state is verified without being asked.
 *
 * @param nightly at which time of the day, UTC; never if empty
 * @param onNewBuild what happens when a build runs for the first time on a log that is there
 */
public record VerificationSettings(Optional<LocalTime> nightly, OnNewBuild onNewBuild) {

    private static final String OFF = "off";

    /** What happens when a build runs for the first time on a log that is there. */
    public enum OnNewBuild {
        /** Nothing. */
        OFF,
        /** The state is verified while commands are accepted. */
        BACKGROUND,
        /** No commands are accepted before the state is verified, or rebuilt. */
        BLOCK
    }

    /**
     * The settings {@code daybook.verification.nightly}, such as {@code 02:30} or {@code off}, and
     * {@code daybook.verification.on-new-build}, {@code off}, {@code background} or {@code block}.
     *
     * @throws IllegalArgumentException if one of them is something else
     */
    public static VerificationSettings of(Config config) {
        String nightly = config.getOptionalValue("daybook.verification.nightly", String.class)
                .orElse("02:30");
        String onNewBuild = config.getOptionalValue("daybook.verification.on-new-build", String.class)
                .orElse("background");
        return new VerificationSettings(
                nightly.equals(OFF) ? Optional.empty() : Optional.of(time(nightly)), onNewBuild(onNewBuild));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(
                    "DAYBOOK_VERIFICATION_NIGHTLY is a time such as 02:30, or off, and not " + text + ".", notATime);
        }
    }

    private static OnNewBuild onNewBuild(String text) {
        try {
            return OnNewBuild.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "DAYBOOK_VERIFICATION_ON_NEW_BUILD is off, background or block, and not " + text + ".", unknown);
        }
    }
}

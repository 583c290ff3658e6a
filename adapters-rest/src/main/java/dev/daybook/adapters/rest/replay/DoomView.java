package dev.daybook.adapters.rest.replay;

import dev.daybook.application.replay.Doom;
import java.util.List;
import java.util.UUID;

/**
 * An event that no longer materializes.
 *
 * @param data as it stands in the log
 * @param materializer the code that did not accept it
 * @param message why
 * @param cause the kind of failure
 * @param rows the rows of the state that the materializer had looked at
 */
public record DoomView(
        long position,
        UUID eventId,
        String name,
        int version,
        String data,
        String materializer,
        String message,
        String cause,
        List<String> rows) {

    /** The view of that one. */
    public static DoomView of(Doom doom) {
        return new DoomView(
                doom.position(),
                doom.eventId(),
                doom.name(),
                doom.version(),
                doom.data(),
                doom.materializer(),
                doom.message(),
                doom.cause(),
                doom.rows());
    }
}

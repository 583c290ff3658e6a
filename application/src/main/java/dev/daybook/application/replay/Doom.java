package dev.daybook.application.replay;

import java.util.List;
import java.util.UUID;

/**
 * What is known of an event that no longer materializes.
 *
 * @param data as it is in the log
 * @param materializer the code that did not accept it
 * @param message why
 * @param cause the kind of failure
 * @param rows the rows of the state that the materializer had looked at, as they were before the event
 */
public record Doom(
        long position,
        UUID eventId,
        String name,
        int version,
        String data,
        String materializer,
        String message,
        String cause,
        List<String> rows) {}

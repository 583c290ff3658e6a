package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which recorded events are asked for.
 *
 * @param subjects things that the event must be about, each of them
 * @param since recorded at or after
 * @param until recorded before
 */
public record EventFilter(
        Optional<EventName> name, List<UUID> subjects, Optional<Instant> since, Optional<Instant> until) {

    /** Every event. */
    public static final EventFilter NONE =
            new EventFilter(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
}

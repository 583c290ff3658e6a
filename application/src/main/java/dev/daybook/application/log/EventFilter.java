package dev.daybook.application.log;

import dev.daybook.domain.kernel.EventName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Selects recorded events.
 *
 * @param subjects the event must be about all of these things. An {@code EventAmended} is about what the amended event was about
 *     before the amendment, and about what it is about after it
 * @param since recorded at or after
 * @param until recorded before
 */
public record EventFilter(
        Optional<EventName> name, List<UUID> subjects, Optional<Instant> since, Optional<Instant> until) {

    /** Every event. */
    public static final EventFilter NONE =
            new EventFilter(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
}

package dev.daybook.application.append;

import dev.daybook.application.log.Digest;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.KnownEvent;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventType;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact from outside that is to be appended, decoded and encoded before it waits for the lock.
 *
 * @param id the id that the sender has given it
 * @param version the version of the shape in which it was sent; it is recorded in that version
 * @param event the event in today's shape
 * @param data the data in the shape in which it was sent
 */
public record ProposedEvent(Optional<UUID> id, EventType<?> type, int version, Event event, EncodedJson data) {

    /** The same fact with that id. */
    ProposedEvent withId(UUID other) {
        return new ProposedEvent(Optional.of(other), type, version, event, data);
    }

    /** The digest that tells a repeat from another event with the same id. */
    Digest contentDigest() {
        return KnownEvent.contentDigest(type.name(), version, data);
    }
}

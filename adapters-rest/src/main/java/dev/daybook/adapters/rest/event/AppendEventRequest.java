package dev.daybook.adapters.rest.event;

import dev.daybook.application.append.FactReader;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.domain.kernel.EventName;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fact from outside.
 *
 * @param id by which it is recognised when it is sent again
 * @param version in whose shape the data is; the current one if there is none
 * @param data as JSON text, an object
 */
public record AppendEventRequest(
        Optional<UUID> id,
        EventName name,
        Optional<Integer> version,

        @Schema(type = SchemaType.OBJECT, implementation = Map.class)
        String data) {

    /** The same fact with that id. */
    AppendEventRequest withId(UUID other) {
        return new AppendEventRequest(Optional.of(other), name, version, data);
    }

    ProposedEvent proposal(FactReader facts) {
        return facts.read(id, name, version, data);
    }
}

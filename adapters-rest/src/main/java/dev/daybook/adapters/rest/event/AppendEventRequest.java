package dev.daybook.adapters.rest.event;

import dev.daybook.application.append.FactReader;
import dev.daybook.application.append.ProposedEvent;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.kernel.EventName;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fact from outside.
 *
 * @param id recognises the fact when it is sent again
 * @param version the version of the shape of the data; if it is absent, the latest version that the data fits
 * @param data as JSON text, an object
 */
public record AppendEventRequest(
        Optional<UUID> id,
        EventName name,
        Optional<Integer> version,

        @Schema(type = SchemaType.OBJECT, implementation = Map.class)
        String data) {

    ProposedEvent proposal(FactReader facts) {
        try {
            return facts.read(id, name, version, data);
        } catch (UnreadableEvent unreadable) {
            throw RawEventIds.explained(unreadable);
        }
    }
}

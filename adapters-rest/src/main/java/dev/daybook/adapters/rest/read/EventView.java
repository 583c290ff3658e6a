package dev.daybook.adapters.rest.read;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.daybook.application.log.RecordedEvent;
import dev.daybook.domain.kernel.EventName;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as it stands in the log.
 *
 * @param data verbatim: the very text whose digest is in the chain
 */
public record EventView(
        long position,
        UUID id,
        EventName name,
        int version,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String data,
        Instant recordedAt,
        String actor,
        String creator,
        String hash) {

    /** The view of that event. */
    public static EventView of(RecordedEvent event) {
        return new EventView(
                event.position(),
                event.metadata().id(),
                event.name(),
                event.version(),
                event.data().text(),
                event.metadata().recordedAt(),
                event.metadata().actor(),
                event.metadata().creator(),
                event.hash().toString());
    }
}

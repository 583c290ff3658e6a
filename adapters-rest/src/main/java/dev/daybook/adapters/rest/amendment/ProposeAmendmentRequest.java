package dev.daybook.adapters.rest.amendment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daybook.adapters.rest.json.JsonRefusal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Other data for an event.
 *
 * @param position of the event
 * @param data in the shape of the event's current version
 * @param reason the reason, which is kept for ever
 */
public record ProposeAmendmentRequest(
        long position,

        @Schema(type = SchemaType.OBJECT, implementation = Map.class)
        JsonNode data,

        String reason) {

    String dataText() {
        if (!data.isObject()) {
            throw JsonRefusal.wrongShape("An event's data is an object.");
        }
        return data.toString();
    }
}

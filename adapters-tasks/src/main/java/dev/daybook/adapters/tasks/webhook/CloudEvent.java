package dev.daybook.adapters.tasks.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.daybook.application.log.RecordedEvent;
import java.nio.charset.StandardCharsets;

/** A recorded event as a CloudEvent 1.0 in structured JSON. */
final class CloudEvent {

    /** The media type of such a body. */
    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private CloudEvent() {}

    /** That event; its data are the very text whose digest is in the chain, or in the event that records its amendment. */
    static byte[] of(RecordedEvent event, ObjectMapper mapper) {
        ObjectNode node = mapper.createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.metadata().id().toString())
                .put("source", "urn:daybook:event-log")
                .put("type", "dev.daybook." + event.name() + ".v" + event.version())
                .put("subject", event.subjects().get(0).toString())
                .put("time", event.metadata().recordedAt().toString())
                // a place in a sequence, as the extension of that name has it: text that is compared as a number
                .put("sequence", Long.toString(event.position()))
                .put("datacontenttype", "application/json");
        // an extension of our own: what is delivered is not what was recorded
        event.amended().ifPresent(amended -> node.put("amendedby", amended.by().toString()));
        node.putRawValue("data", new RawValue(event.data().text()));
        try {
            return mapper.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of texts can be written", impossible);
        }
    }
}

package dev.daybook.adapters.tasks.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.daybook.application.log.RecordedEvent;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A recorded event as a CloudEvent 1.0 in structured JSON. */
final class CloudEvent {

    /** The media type of such a body. */
    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

    private static final JsonFactory JSON = new JsonFactory();

    private CloudEvent() {}

    /**
     * The event as a CloudEvent. Its data is exactly the text whose digest is in the chain, or in the event that
     * records its amendment. The data of an {@code EventAmended} has one more member, {@code amends}: the amended event as it is
     * now.
     *
     * @param amended the event that this one amends, if it amends one; its subject is the subject of the CloudEvent
     */
    static byte[] of(RecordedEvent event, Optional<RecordedEvent> amended) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("specversion", "1.0");
            out.writeStringField("id", event.metadata().id().toString());
            out.writeStringField("source", "urn:daybook:event-log");
            out.writeStringField("type", "dev.daybook." + event.name() + ".v" + event.version());
            out.writeStringField(
                    "subject", amended.orElse(event).subjects().get(0).toString());
            out.writeStringField("time", event.metadata().recordedAt().toString());
            // the CloudEvents extension "sequence": a text that receivers compare as a number
            out.writeStringField("sequence", Long.toString(event.position()));
            out.writeStringField("datacontenttype", "application/json");
            if (event.amended().isPresent()) {
                // an extension of our own: the delivered data is not the data that was recorded
                out.writeStringField("amendedby", event.amended().get().by().toString());
            }
            out.writeFieldName("data");
            if (amended.isPresent()) {
                writeWithAmended(event.data().text(), amended.get(), out);
            } else {
                out.writeRawValue(event.data().text());
            }
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void writeWithAmended(String data, RecordedEvent amended, JsonGenerator out) throws IOException {
        out.writeStartObject();
        // the members of the object that was recorded, without its braces
        out.writeRaw(data.substring(1, data.length() - 1));
        out.writeRaw(',');
        out.writeFieldName("amends");
        out.writeStartObject();
        out.writeNumberField("position", amended.position());
        out.writeStringField("id", amended.metadata().id().toString());
        out.writeStringField("name", amended.name().value());
        out.writeNumberField("version", amended.version());
        out.writeFieldName("data");
        out.writeRawValue(amended.data().text());
        if (amended.amended().isPresent()) {
            out.writeStringField("amendedBy", amended.amended().get().by().toString());
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}

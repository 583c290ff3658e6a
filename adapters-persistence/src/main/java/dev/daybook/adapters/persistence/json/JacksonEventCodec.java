package dev.daybook.adapters.persistence.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Rejection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes events as JSON, by the catalogue's records. */
@Singleton
public class JacksonEventCodec implements EventCodec {

    private final EventCatalogue catalogue;

    @Inject
    public JacksonEventCodec(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String text(Object record) {
        try {
            return CanonicalJson.write(record);
        } catch (JsonProcessingException defect) {
            throw new IllegalArgumentException(record.getClass() + " cannot be written as JSON", defect);
        }
    }

    @Override
    public Event decode(EventName name, int version, String data) {
        EventType<?> type = readable(name, version);
        return type.upgraded(version, read(type, version, data));
    }

    @Override
    public EncodedJson canonical(EventName name, int version, String data) {
        return encode(read(readable(name, version), version, data));
    }

    private EventType<?> readable(EventName name, int version) {
        EventType<?> type = catalogue
                .find(name)
                .orElseThrow(() -> new UnreadableEvent(
                        "event.unknown-name", "There is no event named " + name + ": this build knows no such type."));
        if (!type.reads(version)) {
            throw new UnreadableEvent(
                    "event.unknown-version",
                    "The event " + name + " has no version " + version + "; the current one is " + type.version()
                            + ".");
        }
        return type;
    }

    private static Record read(EventType<?> type, int version, String data) {
        try {
            return CanonicalJson.read(data, type.recordOf(version));
        } catch (JsonProcessingException unreadable) {
            throw refusal(type.name(), version, unreadable);
        }
    }

    private static RuntimeException refusal(EventName name, int version, JsonProcessingException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection) {
                return rejection;
            }
        }
        return new UnreadableEvent(
                "event.unreadable-data",
                "The data of " + name + " version " + version + " is not as it should be" + place(unreadable) + ": "
                        + reason(unreadable));
    }

    private static String place(JsonProcessingException unreadable) {
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return " at "
                    + mapping.getPath().stream()
                            .map(step -> step.getFieldName() == null
                                    ? "[" + step.getIndex() + "]"
                                    : Rejection.quote(step.getFieldName()))
                            .collect(Collectors.joining(", "));
        }
        return "";
    }

    /** The reader's own words, up to where they begin to name classes. */
    private static String reason(JsonProcessingException unreadable) {
        @Nullable String message = unreadable.getOriginalMessage();
        if (message == null) {
            return "it is no such record.";
        }
        if (message.startsWith("Unrecognized field")) {
            return "there is no such field.";
        }
        if (message.startsWith("Null value for creator property")) {
            return "it is missing.";
        }
        if (message.startsWith("expected ") || message.startsWith("text must")) {
            return message + ".";
        }
        return message.startsWith("Duplicate field") ? "a field stands there twice." : "it is no such record.";
    }
}

package dev.daybook.adapters.rest.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.daybook.adapters.rest.json.ApiJson;
import dev.daybook.adapters.rest.json.JsonRefusal;
import dev.daybook.adapters.rest.problem.EventProblem;
import dev.daybook.adapters.rest.problem.ProblemException;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts from outside. The fields around the data are checked here; the data itself is kept as the caller's text.
 *
 * <p>No tree is built: the data is cut out of the text, and the event codec checks it.
 */
final class AppendEventReader {

    /** The most events that one request may append. */
    static final int MOST_EVENTS = 10_000;

    private static final String EXAMPLE = "an object like {\"name\": \"FundsDeposited\", \"data\": {}}";
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}");

    private final ApiJson json;

    AppendEventReader(ApiJson json) {
        this.json = json;
    }

    /** Reads a text that is one fact. */
    AppendEventRequest readOne(String text) {
        return read(text, in -> {
            requireToken(in, JsonToken.START_OBJECT, "An event", EXAMPLE);
            return event(in, text);
        });
    }

    /**
     * Reads a text that is one fact or an array of facts.
     *
     * @throws EventProblem if one of them has the wrong shape
     */
    List<AppendEventRequest> readAll(String text) {
        return read(text, in -> {
            List<AppendEventRequest> events = new ArrayList<>();
            if (in.hasToken(JsonToken.START_OBJECT)) {
                events.add(eventAt(0, in, text));
                return events;
            }
            requireToken(in, JsonToken.START_ARRAY, "The body", EXAMPLE + " or an array of such objects");
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (events.size() == MOST_EVENTS) {
                    throw ProblemException.tooLarge(
                            "request.too-many-events",
                            "A request appends at most " + MOST_EVENTS
                                    + " events. Send several, or POST /events/import.");
                }
                events.add(eventAt(events.size(), in, text));
            }
            return events;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(JsonParser in) throws IOException;
    }

    private <T> T read(String text, Reading<T> reading) {
        try (JsonParser in = json.parser(text)) {
            if (in.nextToken() == null) {
                throw JsonRefusal.wrongShape("The body is empty. Send an event or an array of events.");
            }
            T result = reading.from(in);
            if (in.nextToken() != null) {
                throw JsonRefusal.wrongShape("There is text after the end of the JSON. Send one value.");
            }
            return result;
        } catch (JsonProcessingException unreadable) {
            throw JsonRefusal.of(unreadable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static AppendEventRequest eventAt(int index, JsonParser in, String text) throws IOException {
        try {
            requireToken(in, JsonToken.START_OBJECT, "An event", EXAMPLE);
            return event(in, text);
        } catch (ProblemException | Rejection refusal) {
            throw new EventProblem(index, refusal);
        }
    }

    private static AppendEventRequest event(JsonParser in, String text) throws IOException {
        Optional<UUID> id = Optional.empty();
        @Nullable EventName name = null;
        Optional<Integer> version = Optional.empty();
        @Nullable String data = null;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "id" -> id = isNull(in) ? Optional.empty() : Optional.of(uuid(in));
                case "name" -> name = new EventName(string(in, "name"));
                case "version" -> version = isNull(in) ? Optional.empty() : Optional.of(number(in));
                case "data" -> data = object(in, text);
                default ->
                    throw JsonRefusal.wrongShape(
                            "Unknown field " + Rejection.quote(field) + "; an event takes: id, name, version, data.");
            }
        }
        if (name == null || data == null) {
            throw JsonRefusal.wrongShape("Required field \"" + (name == null ? "name" : "data") + "\" is missing.");
        }
        return new AppendEventRequest(id, name, version, data);
    }

    private static boolean isNull(JsonParser in) {
        return in.hasToken(JsonToken.VALUE_NULL);
    }

    private static UUID uuid(JsonParser in) throws IOException {
        String text = string(in, "id");
        if (!UUID_TEXT.matcher(text).matches()) {
            throw JsonRefusal.wrongShape("\"id\" must be a UUID of 36 characters, not " + Rejection.quote(text) + ".");
        }
        return UUID.fromString(text);
    }

    private static String string(JsonParser in, String field) throws IOException {
        requireToken(in, JsonToken.VALUE_STRING, "\"" + field + "\"", "a string");
        return in.getText();
    }

    private static int number(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.VALUE_NUMBER_INT) || in.getNumberType() != JsonParser.NumberType.INT) {
            throw JsonRefusal.wrongShape("\"version\" must be a whole number like 1.");
        }
        return in.getIntValue();
    }

    private static String object(JsonParser in, String text) throws IOException {
        requireToken(in, JsonToken.START_OBJECT, "\"data\"", "an object with the event's fields");
        int start = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        int end = (int) in.currentTokenLocation().getCharOffset() + 1;
        return text.substring(start, end);
    }

    private static void requireToken(JsonParser in, JsonToken token, String subject, String expected) {
        if (!in.hasToken(token)) {
            throw JsonRefusal.wrongType(subject, expected, in.currentToken());
        }
    }
}

package dev.daybook.adapters.rest.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * Reads facts from outside: what is around the data strictly, the data as it stands.
 *
 * <p>No tree is built, and the data is cut out of the text: what belongs in it is the codec's business.
 */
final class AppendEventReader {

    /** The most events that one request may append. */
    static final int MOST_EVENTS = 10_000;

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}");

    private final ObjectMapper mapper;

    AppendEventReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The one fact that the text is. */
    AppendEventRequest readOne(String text) {
        return read(text, in -> {
            requireToken(in, JsonToken.START_OBJECT, "An event is an object");
            return event(in, text);
        });
    }

    /**
     * The facts that the text is, whether it is one or an array of them.
     *
     * @throws EventProblem if one of them is not as it should be
     */
    List<AppendEventRequest> readAll(String text) {
        return read(text, in -> {
            List<AppendEventRequest> events = new ArrayList<>();
            if (in.hasToken(JsonToken.START_OBJECT)) {
                events.add(eventAt(0, in, text));
                return events;
            }
            requireToken(in, JsonToken.START_ARRAY, "The body is an event or an array of events");
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (events.size() == MOST_EVENTS) {
                    throw ProblemException.tooLarge(
                            "request.too-many-events", "A request appends at most " + MOST_EVENTS + " events.");
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
        try (JsonParser in = mapper.createParser(text)) {
            if (in.nextToken() == null) {
                throw JsonRefusal.wrongShape("There is nothing.");
            }
            T result = reading.from(in);
            if (in.nextToken() != null) {
                throw JsonRefusal.wrongShape("Something stands behind the end.");
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
            requireToken(in, JsonToken.START_OBJECT, "An event is an object");
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
                case "id" -> id = Optional.of(uuid(in));
                case "name" -> name = new EventName(string(in, "name"));
                case "version" -> version = Optional.of(number(in));
                case "data" -> data = object(in, text);
                default -> throw JsonRefusal.wrongShape("An event has no field " + Rejection.quote(field) + ".");
            }
        }
        if (name == null || data == null) {
            throw JsonRefusal.wrongShape("An event has a name and data; one of them is missing.");
        }
        return new AppendEventRequest(id, name, version, data);
    }

    private static UUID uuid(JsonParser in) throws IOException {
        String text = string(in, "id");
        if (!UUID_TEXT.matcher(text).matches()) {
            throw JsonRefusal.wrongShape(
                    "An event's id is a UUID of 36 characters; this one is not: " + Rejection.quote(text) + ".");
        }
        return UUID.fromString(text);
    }

    private static String string(JsonParser in, String field) throws IOException {
        requireToken(in, JsonToken.VALUE_STRING, "An event's " + field + " is a string");
        return in.getText();
    }

    private static int number(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.VALUE_NUMBER_INT) || in.getNumberType() != JsonParser.NumberType.INT) {
            throw JsonRefusal.wrongShape("An event's version is a small whole number.");
        }
        return in.getIntValue();
    }

    private static String object(JsonParser in, String text) throws IOException {
        requireToken(in, JsonToken.START_OBJECT, "An event's data is an object");
        int start = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        int end = (int) in.currentTokenLocation().getCharOffset() + 1;
        return text.substring(start, end);
    }

    private static void requireToken(JsonParser in, JsonToken token, String sentence) {
        if (!in.hasToken(token)) {
            throw JsonRefusal.wrongShape(sentence + ".");
        }
    }
}

package dev.daybook.adapters.rest.command;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the log has about a thing that a caller tries to make again with other content.
 *
 * @param position the position of the event that recorded it
 * @param actor the caller who made it
 * @param fields its values by the names that the command has for them; a dot leads into a record, as in {@code
 *     address.city}
 */
public record RecordedThing(long position, String actor, Map<String, Object> fields) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~+-]+( [A-Z]{3})?");

    /** The given fields of an event, by their names. */
    public static Map<String, Object> fieldsOf(Record event, String... names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, valueOf(event, name));
        }
        return fields;
    }

    /**
     * The conflict, with the position of the earlier event and with what differs.
     *
     * <p>A 409 must not become a way to read. The values that differ are shown to callers who may read the thing
     * anyway, and to the caller who made it, because they are the values of that caller's earlier request. Other
     * callers learn that the thing exists, its position, and which role can see it. They do not even learn which fields
     * differ, because then they could find a value by trying.
     *
     * @param page where a reader can read the thing
     * @param mayRead whether the caller may see what the actor has recorded
     */
    static Rejection conflict(
            Rejection conflict,
            String noun,
            ClientId clientId,
            Optional<RecordedThing> recorded,
            Record command,
            String page,
            Predicate<RecordedThing> mayRead) {
        String name = noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1) + " " + clientId;
        String sentence = recorded.map(thing -> {
                    String start = name + " exists (event " + thing.position() + ") with other content";
                    List<String> differences = thing.differences(command);
                    return mayRead.test(thing) && !differences.isEmpty()
                            ? start + ": " + String.join("; ", differences) + "."
                            : start + ". " + whereToLook(page);
                })
                .orElseGet(() -> name + " exists with other content. " + whereToLook(page));
        return Rejection.conflict(conflict.code(), sentence);
    }

    private static String whereToLook(String page) {
        return "The role reader can see it: GET " + page + ".";
    }

    private List<String> differences(Record command) {
        return fields.entrySet().stream()
                .flatMap(field -> {
                    Object there = unwrapped(field.getValue());
                    Object here = unwrapped(valueOf(command, field.getKey()));
                    return there.equals(here)
                            ? Stream.empty()
                            : Stream.of(field.getKey() + " is " + shown(there) + " there, " + shown(here) + " here");
                })
                .toList();
    }

    private static Object unwrapped(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object.class::cast).orElse("not given")
                : value;
    }

    private static String shown(Object value) {
        @Nullable
        RecordComponent only = value instanceof Record && value.getClass().getRecordComponents().length == 1
                ? value.getClass().getRecordComponents()[0]
                : null;
        String text = only == null ? value.toString() : String.valueOf(valueOf((Record) value, only.getName()));
        return PLAIN.matcher(text).matches() || text.equals("not given") ? text : Rejection.quote(text);
    }

    private static Object valueOf(Record record, String path) {
        Object value = record;
        for (String name : path.split("\\.", -1)) {
            Object owner = value;
            value = Arrays.stream(owner.getClass().getRecordComponents())
                    .filter(component -> component.getName().equals(name))
                    .map(component -> read(owner, component))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(owner.getClass() + " has no component " + name));
        }
        return value;
    }

    private static Object read(Object owner, RecordComponent component) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException defect) {
            throw new IllegalArgumentException(component + " cannot be read", defect);
        }
    }
}

package dev.daybook.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object in a line, whose values are texts, whole numbers, null, or arrays of whole numbers. One object serves
 * a reader for all of its lines. The verifier's reader knows the lines of an export only, in their fixed order of fields.
 */
final class JsonLine {

    private final Map<String, Object> fields = new HashMap<>();
    private String line = "";
    private int at;

    /** Reads another line; fields that are null count as missing. */
    void read(String text) {
        line = text;
        at = 0;
        fields.clear();
        expect('{');
        if (peek() != '}') {
            do {
                field();
            } while (isNext(','));
        }
        if (!isNext('}')) {
            throw unreadable("a comma or a closing brace");
        }
        if (peek() != 0) {
            throw unreadable("the end of the line");
        }
    }

    private void field() {
        String name = text();
        expect(':');
        Object value = value();
        if (value != null && fields.put(name, value) != null) {
            throw new IllegalArgumentException("Field \"" + name + "\" is given more than once.");
        }
    }

    private @Nullable Object value() {
        char next = peek();
        if (next == '"') {
            return text();
        }
        if (next == 'n' && line.startsWith("null", at)) {
            at += 4;
            return null;
        }
        if (next != '[') {
            return number();
        }
        List<Long> numbers = new ArrayList<>(2);
        expect('[');
        if (peek() != ']') {
            do {
                numbers.add(number());
            } while (isNext(','));
        }
        expect(']');
        return numbers;
    }

    private Long number() {
        peek();
        int start = at;
        while (at < line.length() && (line.charAt(at) == '-' || Character.isDigit(line.charAt(at)))) {
            at++;
        }
        try {
            return Long.parseLong(line, start, at, 10);
        } catch (NumberFormatException none) {
            at = start;
            throw unreadable("a text, a whole number of 64 bits, null or an array of such numbers");
        }
    }

    private String text() {
        expect('"');
        int start = at;
        StringBuilder escaped = null;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\') {
                escaped = escaped == null ? new StringBuilder() : escaped;
                escaped.append(line, start, at);
                escaped.append(escape());
                start = at;
            } else {
                at++;
            }
        }
        String rest = line.substring(start, at);
        expect('"');
        return escaped == null ? rest : escaped.append(rest).toString();
    }

    private char escape() {
        at++;
        char escape = at < line.length() ? line.charAt(at) : 0;
        int control = "bfnrt".indexOf(escape);
        if (escape == 'u' && at + 5 <= line.length()) {
            at += 5;
            try {
                return (char) Integer.parseInt(line, at - 4, at, 16);
            } catch (NumberFormatException none) {
                throw unreadable("an escape with four hexadecimal digits");
            }
        }
        if (control < 0 && "\"\\/".indexOf(escape) < 0) {
            throw unreadable("an escape of JSON");
        }
        at++;
        return control < 0 ? escape : "\b\f\n\r\t".charAt(control);
    }

    private boolean isNext(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!isNext(wanted)) {
            throw unreadable("\"" + wanted + "\"");
        }
    }

    /** The next character that is not white space; 0 at the end. */
    private char peek() {
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
        return at < line.length() ? line.charAt(at) : 0;
    }

    private IllegalArgumentException unreadable(String wanted) {
        return new IllegalArgumentException("Column " + (at + 1) + " must be " + wanted + ".");
    }

    @Nullable
    String textOrNull(String name) {
        return typed(name, String.class, "a text");
    }

    String text(String name) {
        return required(name, textOrNull(name));
    }

    long number(String name) {
        return required(name, typed(name, Long.class, "a whole number"));
    }

    long number(String name, long otherwise) {
        Long value = typed(name, Long.class, "a whole number");
        return value == null ? otherwise : value;
    }

    @Nullable
    UUID uuidOrNull(String name) {
        String text = textOrNull(name);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw wrong(name, "a UUID");
        }
    }

    UUID uuid(String name) {
        return required(name, uuidOrNull(name));
    }

    /** The first and the last position; 0 and 0 for an empty array or none. */
    long[] positions(String name) {
        List<?> values = typed(name, List.class, "an array");
        if (values == null || values.isEmpty()) {
            return new long[] {0, 0};
        }
        if (values.size() == 2 && values.get(0) instanceof Long first && values.get(1) instanceof Long last) {
            return new long[] {first, last};
        }
        throw wrong(name, "an array of the first and the last position, or an empty one");
    }

    /** The value of an enum whose names are written in lower case. */
    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        String text = text(name);
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw wrong(name, "one of " + List.of(type.getEnumConstants()));
    }

    private <T> @Nullable T typed(String name, Class<T> type, String words) {
        Object value = fields.get(name);
        if (value != null && !type.isInstance(value)) {
            throw wrong(name, words);
        }
        return type.cast(value);
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("Required field \"" + name + "\" is missing.");
        }
        return value;
    }

    private IllegalArgumentException wrong(String name, String words) {
        return new IllegalArgumentException(
                "Field \"" + name + "\" must be " + words + ", not " + fields.get(name) + ".");
    }
}

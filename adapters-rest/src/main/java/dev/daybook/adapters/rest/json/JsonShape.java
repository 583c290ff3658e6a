package dev.daybook.adapters.rest.json;

import com.fasterxml.jackson.core.JsonToken;
import dev.daybook.domain.company.CompanyName;
import dev.daybook.domain.company.CountryCode;
import dev.daybook.domain.company.EmailAddress;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON that a type expects, in words and by an example; and the name of what was sent instead. */
final class JsonShape {

    private static final Map<Class<?>, String> EXAMPLES = Map.ofEntries(
            Map.entry(BigDecimal.class, "\"10.00\""),
            Map.entry(CurrencyCode.class, "\"USD\""),
            Map.entry(InterestRate.class, "\"0.035\""),
            Map.entry(ClientId.class, "\"A-17\""),
            Map.entry(CompanyName.class, "\"Acme\""),
            Map.entry(CountryCode.class, "\"CZ\""),
            Map.entry(EmailAddress.class, "\"office@acme.example\""),
            Map.entry(EventName.class, "\"FundsDeposited\""),
            Map.entry(LocalDate.class, "\"2026-01-05\""),
            Map.entry(Instant.class, "\"2026-01-05T00:00:00Z\""),
            Map.entry(UUID.class, "\"0b9f3a52-6a1e-4c0f-9d57-3f1f5a0c7e11\""),
            Map.entry(String.class, "\"text\""));

    private JsonShape() {}

    /** What the type expects, such as {@code an object like {"value": "10.00", "currency": "USD"}}. */
    static String expected(Class<?> type) {
        if (isWholeNumber(type)) {
            return "a whole number like 1";
        }
        if (isTruth(type)) {
            return "true or false";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        String example = example(type);
        if (example.startsWith("\"")) {
            return "a string like " + example;
        }
        return example.equals("{}") ? "an object" : "an object like " + example;
    }

    /** The name of that token's value, such as {@code a string}. */
    static String name(@Nullable JsonToken token) {
        if (token == null) {
            return "something else";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a number";
            case VALUE_NUMBER_FLOAT -> "a number with decimals";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private static String example(Class<?> type) {
        String known = EXAMPLES.get(type);
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return "\"" + type.getEnumConstants()[0] + "\"";
        }
        if (isWholeNumber(type)) {
            return "1";
        }
        if (isTruth(type)) {
            return "true";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "[]";
        }
        if (!type.isRecord()) {
            return "{}";
        }
        RecordComponent[] components = type.getRecordComponents();
        // a record with the one component "value" is that value in JSON
        if (components.length == 1 && components[0].getName().equals("value")) {
            return example(components[0].getType());
        }
        return Arrays.stream(components)
                .filter(component -> component.getType() != Optional.class)
                .map(component -> "\"" + component.getName() + "\": " + example(component.getType()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static boolean isWholeNumber(Class<?> type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    private static boolean isTruth(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }
}

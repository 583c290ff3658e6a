package dev.daybook.adapters.persistence.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How scalar values are written and read: strictly, and each in one form. */
final class ValueModule extends SimpleModule {

    private static final long serialVersionUID = 1;
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,10})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    ValueModule() {
        super("daybook-values");
        addSerializer(BigDecimal.class, new Text<>(BigDecimal.class, BigDecimal::toPlainString));
        addSerializer(LocalDate.class, new Text<>(LocalDate.class, LocalDate::toString));
        addSerializer(Instant.class, new Text<>(Instant.class, Instant::toString));
        addSerializer(UUID.class, new Text<>(UUID.class, UUID::toString));
        addDeserializer(String.class, new FromText<>(String.class, "text", text -> text));
        addDeserializer(
                BigDecimal.class,
                new FromText<>(BigDecimal.class, "a decimal such as \"700.00\"", ValueModule::decimal));
        addDeserializer(
                LocalDate.class, new FromText<>(LocalDate.class, "a date such as \"1993-01-01\"", ValueModule::date));
        addDeserializer(
                Instant.class,
                new FromText<>(Instant.class, "an instant such as \"1993-01-01T00:00:00Z\"", Instant::parse));
        addDeserializer(UUID.class, new FromText<>(UUID.class, "a UUID of 36 characters", ValueModule::uuid));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new Serializers.Base() {
            @Override
            public @Nullable JsonSerializer<?> findSerializer(
                    SerializationConfig config, JavaType type, BeanDescription description) {
                return ValueRecord.of(type.getRawClass())
                        .map(ValueRecord::serializer)
                        .orElse(null);
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription description) {
                return ValueRecord.of(type.getRawClass())
                        .map(ValueRecord::deserializer)
                        .orElse(null);
            }
        });
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return new BigDecimal(text);
    }

    private static LocalDate date(String text) {
        if (!DATE.matcher(text).matches() || text.startsWith("0000")) {
            throw new IllegalArgumentException();
        }
        return LocalDate.parse(text);
    }

    private static UUID uuid(String text) {
        // UUID.fromString cuts off what is too much
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return UUID.fromString(text);
    }

    /** Writes a value as its one text. */
    private static final class Text<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1;

        private final transient java.util.function.Function<T, String> text;

        Text(Class<T> type, java.util.function.Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text.apply(value));
        }
    }

    /** Reads a value from a JSON string and nothing else. */
    private static final class FromText<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient java.util.function.Function<String, T> value;
        private final String form;

        FromText(Class<T> type, String form, java.util.function.Function<String, T> value) {
            super(type);
            this.form = form;
            this.value = value;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "expected %s as a JSON string", form);
            }
            String text = in.getText();
            if (!isWellFormed(text)) {
                return context.reportInputMismatch(this, "text must not hold NUL or half a surrogate pair");
            }
            try {
                return value.apply(text);
            } catch (IllegalArgumentException | DateTimeException notOfThatForm) {
                return context.reportInputMismatch(this, "expected %s", form);
            }
        }

        private static boolean isWellFormed(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == 0) {
                    return false;
                }
                if (Character.isSurrogate(c)) {
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (!pair) {
                        return false;
                    }
                    i++;
                }
            }
            return true;
        }
    }
}

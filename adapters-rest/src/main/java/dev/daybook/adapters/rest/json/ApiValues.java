package dev.daybook.adapters.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.Converter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes and reads single values, each in one form. A record of one value is written as that value. */
final class ApiValues extends SimpleModule {

    private static final long serialVersionUID = 1;
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,10})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern BROKEN = Pattern.compile("[\\x00\\p{Cs}]");

    ApiValues() {
        super("daybook-api-values");
        addSerializer(BigDecimal.class, new Text<>(BigDecimal.class, BigDecimal::toPlainString));
        addSerializer(LocalDate.class, new Text<>(LocalDate.class, LocalDate::toString));
        addSerializer(Instant.class, new Text<>(Instant.class, Instant::toString));
        add(String.class, "text", text -> text);
        add(BigDecimal.class, "a decimal such as \"700.00\"", text -> new BigDecimal(matching(DECIMAL, text)));
        add(LocalDate.class, "a date such as \"1993-01-01\"", ApiValues::date);
        add(Instant.class, "an instant such as \"1993-01-01T00:00:00Z\"", Instant::parse);
        add(UUID.class, "a UUID of 36 characters", text -> UUID.fromString(matching(ID, text)));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new ValueRecords());
    }

    private <T> void add(Class<T> type, String form, Function<String, T> value) {
        addDeserializer(type, new FromText<>(type, form, value));
    }

    private static LocalDate date(String text) {
        if (text.startsWith("0000")) {
            throw new IllegalArgumentException();
        }
        return LocalDate.parse(matching(DATE, text));
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    /** Treats a record whose only component is named {@code value} as that component. */
    private static final class ValueRecords extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Object findSerializationConverter(Annotated annotated) {
            RecordComponent value = onlyValue(annotated);
            return value == null
                    ? null
                    : new Conversion(annotated.getRawType(), value.getType(), value.getAccessor()::invoke);
        }

        @Override
        public @Nullable Object findDeserializationConverter(Annotated annotated) {
            RecordComponent value = onlyValue(annotated);
            if (value == null) {
                return null;
            }
            Class<?> type = annotated.getRawType();
            return new Conversion(
                    value.getType(),
                    type,
                    component -> type.getConstructor(value.getType()).newInstance(component));
        }

        private static @Nullable RecordComponent onlyValue(Annotated annotated) {
            if (!(annotated instanceof AnnotatedClass)
                    || !annotated.getRawType().isRecord()) {
                return null;
            }
            RecordComponent[] components = annotated.getRawType().getRecordComponents();
            return components.length == 1 && components[0].getName().equals("value") ? components[0] : null;
        }
    }

    /** A step from one type to another, by reflection. */
    @FunctionalInterface
    private interface Step {
        Object from(Object value) throws ReflectiveOperationException;
    }

    /** From a record to its only value, or back. */
    private record Conversion(Class<?> from, Class<?> to, Step step) implements Converter<Object, Object> {

        @Override
        public Object convert(Object value) {
            try {
                return step.from(value);
            } catch (InvocationTargetException failure) {
                if (failure.getCause() instanceof RuntimeException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException(failure);
            } catch (ReflectiveOperationException notPublic) {
                throw new IllegalStateException(from + " cannot become " + to, notPublic);
            }
        }

        @Override
        public JavaType getInputType(TypeFactory types) {
            return types.constructType(from);
        }

        @Override
        public JavaType getOutputType(TypeFactory types) {
            return types.constructType(to);
        }
    }

    /** Writes a value as its one text. */
    private static final class Text<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<T, String> text;

        Text(Class<T> type, Function<T, String> text) {
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

        private final transient Function<String, T> value;
        private final String form;

        FromText(Class<T> type, String form, Function<String, T> value) {
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
            if (BROKEN.matcher(text).find()) {
                return context.reportInputMismatch(this, "text must not hold NUL or half a surrogate pair");
            }
            try {
                return value.apply(text);
            } catch (IllegalArgumentException | DateTimeException notOfThatForm) {
                return context.reportInputMismatch(this, "expected %s", form);
            }
        }
    }
}

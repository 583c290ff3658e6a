package dev.daybook.adapters.persistence.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record whose only component is named {@code value}: JSON has that component in its place. */
record ValueRecord(Class<?> type, Class<?> componentType, MethodHandle accessor, MethodHandle constructor) {

    static Optional<ValueRecord> of(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        RecordComponent[] components = type.getRecordComponents();
        if (components.length != 1 || !components[0].getName().equals("value")) {
            return Optional.empty();
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            return Optional.of(new ValueRecord(
                    type,
                    components[0].getType(),
                    lookup.unreflect(components[0].getAccessor()),
                    lookup.unreflectConstructor(type.getDeclaredConstructor(components[0].getType()))));
        } catch (ReflectiveOperationException notPublic) {
            throw new IllegalArgumentException(type + " is a value record that JSON cannot reach", notPublic);
        }
    }

    JsonSerializer<?> serializer() {
        return new Writing(this);
    }

    JsonDeserializer<?> deserializer() {
        return new Reading(this, null);
    }

    private Object value(Object instance) {
        try {
            return accessor.invoke(instance);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    private Object instance(Object value) {
        try {
            return constructor.invoke(value);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    private static final class Writing extends StdScalarSerializer<Object> {

        private static final long serialVersionUID = 1;

        private final transient ValueRecord shape;

        Writing(ValueRecord shape) {
            super(shape.type(), false);
            this.shape = shape;
        }

        @Override
        public void serialize(Object instance, JsonGenerator out, SerializerProvider provider) throws IOException {
            Object value = shape.value(instance);
            if (value instanceof String text) {
                out.writeString(text);
            } else {
                provider.defaultSerializeValue(value, out);
            }
        }
    }

    private static final class Reading extends StdScalarDeserializer<Object> implements ContextualDeserializer {

        private static final long serialVersionUID = 1;

        private final transient ValueRecord shape;
        private final transient @Nullable JsonDeserializer<Object> component;

        Reading(ValueRecord shape, @Nullable JsonDeserializer<Object> component) {
            super(shape.type());
            this.shape = shape;
            this.component = component;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            return new Reading(
                    shape,
                    context.findContextualValueDeserializer(context.constructType(shape.componentType()), property));
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (component == null) {
                throw new IllegalStateException("Used without its context");
            }
            return shape.instance(component.deserialize(in, context));
        }
    }
}

package dev.daybook.application.inmemory;

import dev.daybook.application.log.EncodedJson;
import dev.daybook.application.log.EventCodec;
import dev.daybook.application.log.UnreadableEvent;
import dev.daybook.application.task.TaskCodec;
import dev.daybook.application.task.TaskFailure;
import dev.daybook.domain.kernel.Event;
import dev.daybook.domain.kernel.EventCatalogue;
import dev.daybook.domain.kernel.EventName;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Task;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A codec that remembers every record that it has encoded, so that it can decode it. Equal records have equal texts.
 */
public final class InMemoryEventCodec implements EventCodec, TaskCodec {

    /** The parts of a record's text that do not change, and how the others are read. */
    private record Shape(String opening, List<String> names, List<Method> accessors) {

        static Shape of(Class<?> type) {
            List<String> names = new ArrayList<>();
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                names.add(component.getName() + "=");
                accessors.add(component.getAccessor());
            }
            return new Shape(type.getSimpleName() + "[", names, accessors);
        }
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    /** How long the text of an event is. */
    private static final int USUAL_LENGTH = 250;

    private final EventCatalogue catalogue;
    private final Map<String, Object> records = new ConcurrentHashMap<>();

    public InMemoryEventCodec(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String text(Object record) {
        StringBuilder written = new StringBuilder(USUAL_LENGTH);
        append(written, record);
        String text = written.toString();
        records.put(text, record);
        return text;
    }

    /** As a record's own text, but without formatting, which takes ten times as long. */
    private static void append(StringBuilder text, Object value) {
        if (!(value instanceof Record)) {
            text.append(value);
            return;
        }
        Shape shape = SHAPES.get(value.getClass());
        text.append(shape.opening());
        for (int i = 0; i < shape.names().size(); i++) {
            text.append(shape.names().get(i));
            append(text, valueOf(shape.accessors().get(i), value));
            text.append(' ');
        }
        text.append(']');
    }

    private static Object valueOf(Method component, Object record) {
        try {
            return component.invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
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
                .orElseThrow(
                        () -> new UnreadableEvent("event.unknown-name", "This build knows no event " + name + "."));
        if (!type.reads(version)) {
            throw new UnreadableEvent("event.unknown-version", name + " has no version " + version + ".");
        }
        return type;
    }

    private Object read(EventType<?> type, int version, String data) {
        Object record = records.get(data);
        if (!type.recordOf(version).isInstance(record)) {
            throw new UnreadableEvent("event.unreadable-data", "The data is not that of a " + type.name() + ".");
        }
        return record;
    }

    @Override
    public <T extends Task> T decode(Class<T> record, String payload) throws TaskFailure {
        Object known = records.get(payload);
        if (!record.isInstance(known)) {
            throw new TaskFailure("This build cannot read the task as " + record.getSimpleName() + ".");
        }
        return record.cast(known);
    }
}

package dev.daybook.domain.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Every event type that this build knows: those of all features, and the engine's own {@link EventAmended}. A catalogue
 * cannot be created if two types have the same name, or if no feature has a type.
 */
public final class EventCatalogue {

    private final Map<EventName, EventType<?>> byName = new HashMap<>();
    private final Map<Class<?>, EventType<?>> byRecord = new LinkedHashMap<>();

    /**
     * Gathers the types of those features.
     *
     * @throws IllegalArgumentException if a name or a record is registered twice, an earlier version cannot be read, or
     *     no feature has a type
     */
    public EventCatalogue(Iterable<? extends Feature> features) {
        List<Feature> all = new ArrayList<>();
        for (Feature feature : features) {
            all.add(feature);
            for (EventType<?> type : feature.events()) {
                if (!type.readsEveryVersion()) {
                    throw new IllegalArgumentException(
                            type + " of the feature " + feature.noun() + " cannot read one of its earlier versions");
                }
                register(type, feature.noun());
            }
        }
        if (byName.isEmpty()) {
            throw new IllegalArgumentException("No feature registers any event: is META-INF/services/"
                    + Feature.class.getName() + " on the class path?");
        }
        register(EventAmended.type(all), "event");
    }

    private void register(EventType<?> type, String noun) {
        if (byName.putIfAbsent(type.name(), type) != null) {
            throw new IllegalArgumentException(
                    "The event name " + type.name() + " is registered twice, the second time by the feature " + noun);
        }
        if (byRecord.putIfAbsent(type.record(), type) != null) {
            throw new IllegalArgumentException(
                    type.record() + " is registered twice, the second time by the feature " + noun);
        }
    }

    /** The catalogue of all features that the service loader finds with that class loader. */
    public static EventCatalogue load(ClassLoader loader) {
        return new EventCatalogue(ServiceLoader.load(Feature.class, loader));
    }

    /** The type of that name, if this build knows it. */
    public Optional<EventType<?>> find(EventName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The type of that event.
     *
     * @throws IllegalArgumentException if its record is registered by no feature
     */
    public EventType<?> typeOf(Event event) {
        EventType<?> type = byRecord.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass() + " is registered by no feature");
        }
        return type;
    }

    /** All types, by name. */
    public Collection<EventType<?>> types() {
        return byName.values().stream()
                .sorted(Comparator.comparing(EventType::name))
                .toList();
    }
}

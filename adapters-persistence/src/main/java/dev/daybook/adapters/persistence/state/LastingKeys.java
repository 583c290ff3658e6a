package dev.daybook.adapters.persistence.state;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The alternate keys that reads have seen, by primary key. A row keeps both keys as long as its state lasts, so they stay true
 * at every later position. A state that is built again begins anew.
 *
 * <p>Used by any number of threads.
 */
final class LastingKeys {

    /** Of one entity; an entry takes some 200 bytes. */
    private static final int MOST = 50_000;

    private volatile OfState latest = new OfState(new UUID(0, 0));

    /** What was seen in one state. */
    private record OfState(UUID state, Map<Class<?>, Map<Object, Object>> byEntity) {
        OfState(UUID state) {
            this(state, new ConcurrentHashMap<>());
        }
    }

    /** The alternate keys of that entity in that state. More can be put into the map. */
    Map<Object, Object> of(UUID state, Class<?> entity) {
        OfState known = latest;
        if (!known.state().equals(state)) {
            known = new OfState(state);
            latest = known;
        }
        Map<Object, Object> keys = known.byEntity().computeIfAbsent(entity, each -> new ConcurrentHashMap<>());
        if (keys.size() >= MOST) {
            keys.clear();
        }
        return keys;
    }
}

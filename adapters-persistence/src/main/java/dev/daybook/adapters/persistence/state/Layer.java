package dev.daybook.adapters.persistence.state;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table that were added or changed and are not in the database yet. A row may also be derived: the database gives its
 * new value as soon as the rows of another table are written.
 */
final class Layer<K, A, V> {

    private final Map<K, V> inserted = new LinkedHashMap<>();
    private final Map<K, V> updated = new LinkedHashMap<>();
    private final Map<K, V> derived = new LinkedHashMap<>();
    private final Map<A, K> alternates = new HashMap<>();

    @Nullable
    V get(K key) {
        V value = inserted.get(key);
        if (value == null) {
            value = updated.get(key);
        }
        return value == null ? derived.get(key) : value;
    }

    /** The primary key of the added row with that alternate key. */
    @Nullable
    K keyOf(A alternate) {
        return alternates.get(alternate);
    }

    void insert(K key, V value) {
        inserted.put(key, value);
    }

    void putAlternate(A alternate, K key) {
        alternates.put(alternate, key);
    }

    void update(K key, V value) {
        derived.remove(key);
        (inserted.containsKey(key) ? inserted : updated).put(key, value);
    }

    /** Replaces a row of which nothing must be written for that: the database derives the new value from other rows. */
    void derive(K key, V value) {
        if (inserted.containsKey(key) || updated.containsKey(key)) {
            update(key, value);
        } else {
            derived.put(key, value);
        }
    }

    /** Takes everything over from a layer whose rows are newer, and empties that one. */
    void takeFrom(Layer<K, A, V> newer) {
        inserted.putAll(newer.inserted);
        newer.updated.forEach(this::update);
        newer.derived.forEach(this::derive);
        alternates.putAll(newer.alternates);
        newer.clear();
    }

    Map<K, V> inserted() {
        return inserted;
    }

    Map<K, V> updated() {
        return updated;
    }

    /** The rows that are not written. */
    Map<K, V> derived() {
        return derived;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return inserted.size() + updated.size() + derived.size();
    }

    void clear() {
        inserted.clear();
        updated.clear();
        derived.clear();
        alternates.clear();
    }
}

package dev.daybook.adapters.persistence.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the rows of one table in the database.
 *
 * <p>Keys that will be looked up are collected. The first look-up of a key that is not known fetches all of them in one query.
 * A key that is absent is remembered as well. Under the append lock no other server changes the table, so what is known stays
 * true until another server appends.
 */
final class StoredRows<K, A, V, E> {

    private final TableMapping<K, A, V, E> mapping;
    private final BufferedState state;
    private final KnownKeys<K, V> rows;
    private final KnownKeys<A, K> alternates;

    StoredRows(TableMapping<K, A, V, E> mapping, BufferedState state) {
        this.mapping = mapping;
        this.state = state;
        rows = new KnownKeys<>(mapping.key().toAttribute(), state.possibleKeys());
        alternates = new KnownKeys<>(
                alternate -> mapping.requiredAlternate().toAttribute().apply(alternate), state.possibleKeys());
    }

    void expect(K key) {
        rows.expect(key);
    }

    void expectAlternate(A alternate) {
        alternates.expect(alternate);
    }

    Optional<V> find(K key) {
        if (rows.mustAsk(key)) {
            rows.expect(key);
            List<E> found = state.connection().selectByKey(mapping.entity(), rows.expected());
            rows.assumeAbsent();
            learn(found);
        }
        return rows.answer(key);
    }

    Optional<K> findKey(A alternate) {
        if (alternates.mustAsk(alternate)) {
            alternates.expect(alternate);
            List<E> found = state.connection().selectByAlternate(mapping.entity(), alternates.expected());
            alternates.assumeAbsent();
            learn(found);
        }
        return alternates.answer(alternate);
    }

    /** The row with that key as it is in the database, if that is known; the database is not asked. */
    Optional<V> known(K key) {
        return rows.answer(key);
    }

    /** Remembers rows that were read, and gives them as values. */
    List<V> learn(Collection<E> entities) {
        List<V> values = new ArrayList<>(entities.size());
        for (E entity : entities) {
            V value = mapping.toValue().apply(entity);
            remember(mapping.key().of().apply(value), value);
            values.add(value);
        }
        return values;
    }

    /** Remembers a row that was read or written. */
    void remember(K key, V value) {
        rows.put(key, value);
        if (mapping.alternate().isPresent()) {
            alternates.put(mapping.requiredAlternate().of().apply(value), key);
        }
    }

    /** Remembers a row that was inserted. */
    void rememberNew(K key, V value) {
        remember(key, value);
        rows.addPossible(key);
        if (mapping.alternate().isPresent()) {
            alternates.addPossible(mapping.requiredAlternate().of().apply(value));
        }
    }

    void expectNothing() {
        rows.expectNothing();
        alternates.expectNothing();
    }

    void forget() {
        rows.forget();
        alternates.forget();
    }

    /** Forgets absent keys, and the rows that are not worth remembering or beyond {@code most}. */
    void trim(int most) {
        if (mapping.memory() == TableMapping.Memory.EVERYTHING) {
            return;
        }
        alternates.forgetAbsent();
        rows.forgetAbsent();
        if (!mapping.isRemembered()) {
            forget();
            return;
        }
        List<V> forgotten = rows.forgetEldest(most);
        mapping.alternate()
                .ifPresent(alternate -> forgotten.forEach(
                        value -> alternates.forget(alternate.of().apply(value))));
    }
}

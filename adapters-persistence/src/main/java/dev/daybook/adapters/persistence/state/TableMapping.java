package dev.daybook.adapters.persistence.state;

import java.util.Optional;
import java.util.function.Function;

/**
 * What only a noun knows of its rows: how its values become JPA entities and back, and which keys they have.
 *
 * <p>Everything else, such as the columns and the SQL texts, is derived from the entity.
 *
 * @param <K> the primary key as the domain has it
 * @param <A> the alternate key as the domain has it; {@link Void} if there is none
 * @param <V> the value that the domain has for a row; it is immutable
 * @param <E> the JPA entity
 * @param memory what stays in memory between transactions
 */
public record TableMapping<K, A, V, E>(
        Class<E> entity,
        Function<V, E> toEntity,
        Function<E, V> toValue,
        Key<K, V> key,
        Optional<Key<A, V>> alternate,
        Memory memory) {

    /** What of a table stays in memory between transactions, as long as no other server writes. */
    public enum Memory {
        /** Nothing. */
        NONE,
        /** The rows that were used last. */
        RECENT_ROWS,
        /** All that is known, also which keys are absent. The look-ups must be of a few different keys. */
        EVERYTHING
    }

    /**
     * A key of a row.
     *
     * @param <X> the key as the domain has it
     * @param of the key of a value
     * @param toAttribute the key as the entity has it
     */
    public record Key<X, V>(Function<V, X> of, Function<X, ?> toAttribute) {}

    /**
     * Rows that are found by their primary key alone, and not kept in memory between transactions.
     *
     * @param toIdentifier the primary key as the entity's identifier: the attribute, or an object of the {@code IdClass}
     */
    public static <K, V, E> TableMapping<K, Void, V, E> of(
            Class<E> entity,
            Function<V, E> toEntity,
            Function<E, V> toValue,
            Function<V, K> key,
            Function<K, ?> toIdentifier) {
        return new TableMapping<>(
                entity, toEntity, toValue, new Key<>(key, toIdentifier), Optional.empty(), Memory.NONE);
    }

    /**
     * The same rows, which are found by an alternate key as well: the attribute that the entity marks by
     * {@code @Column(unique = true)}.
     */
    public <B> TableMapping<K, B, V, E> withAlternate(Function<V, B> of, Function<B, ?> toAttribute) {
        return new TableMapping<>(entity, toEntity, toValue, key, Optional.of(new Key<>(of, toAttribute)), memory);
    }

    /** The same rows, kept in memory between transactions, because the same rows are needed again and again. */
    public TableMapping<K, A, V, E> remembered() {
        return remembering(Memory.RECENT_ROWS);
    }

    /**
     * The same rows, kept in memory between transactions with the keys that are absent. For a table of which a few keys are
     * looked up in every transaction: after the first one it costs no query, even if it has no row.
     */
    public TableMapping<K, A, V, E> rememberedWholly() {
        return remembering(Memory.EVERYTHING);
    }

    private TableMapping<K, A, V, E> remembering(Memory newMemory) {
        return new TableMapping<>(entity, toEntity, toValue, key, alternate, newMemory);
    }

    /** Whether rows stay in memory between transactions. */
    boolean isRemembered() {
        return memory != Memory.NONE;
    }

    Key<A, V> requiredAlternate() {
        return alternate.orElseThrow(() -> new IllegalStateException("Rows of " + entity.getSimpleName()
                + " have no alternate key. Name it by withAlternate in the table mapping."));
    }
}

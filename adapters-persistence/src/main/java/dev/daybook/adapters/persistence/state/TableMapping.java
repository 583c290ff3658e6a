package dev.daybook.adapters.persistence.state;

import java.util.Optional;
import java.util.function.Function;

/**
 * How the things of one kind are stored as rows of one table.
 *
 * @param <K> the primary key as the domain has it
 * @param <A> a second unique key
 * @param <V> the thing, an immutable value
 * @param <E> the JPA entity
 * @param entity the JPA entity's class
 * @param selectByKeys native SQL that selects whole rows by the array parameter "keys"
 * @param selectByAlternates the same by the second key; empty if there is none
 * @param keyType the type of that array's elements for the primary key
 * @param keyParameter a primary key as an element of the array
 * @param alternateParameter a second key as an element of an array of strings
 * @param remembered whether rows are worth remembering between transactions
 */
public record TableMapping<K, A, V, E>(
        Class<E> entity,
        String selectByKeys,
        Optional<String> selectByAlternates,
        Class<?> keyType,
        Function<K, Object> keyParameter,
        Function<A, String> alternateParameter,
        Function<V, K> key,
        Function<V, A> alternate,
        Function<V, E> toEntity,
        Function<E, V> toValue,
        boolean remembered) {}

package dev.daybook.adapters.persistence.database;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Statements whose text depends on what a caller asks for, each made once. Callers choose the limit of a page, so the number
 * of statements is bounded: when there are too many, all are forgotten.
 *
 * @param <K> what the text depends on
 * @param <T> the statement
 */
public final class StatementTexts<K, T> {

    private static final int MOST = 1_000;

    private final Map<K, T> known = new ConcurrentHashMap<>();
    private final Function<K, T> maker;

    public StatementTexts(Function<K, T> maker) {
        this.maker = maker;
    }

    /** The statement for that. */
    public T of(K key) {
        T found = known.get(key);
        if (found == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            found = maker.apply(key);
            known.put(key, found);
        }
        return found;
    }
}

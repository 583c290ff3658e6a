package dev.daybook.adapters.persistence.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of one key of a table in the database: what belongs to a value of the key, or that no row has that value.
 *
 * @param <X> the key as the domain has it
 * @param <T> what belongs to a key
 */
final class KnownKeys<X, T> {

    private final Function<X, ?> toAttribute;
    private final PossibleKeys possible;
    private final Map<X, Optional<T>> answers = new LinkedHashMap<>(16, 0.75f, true);
    private final List<X> absent = new ArrayList<>();
    private final Set<X> expected = new LinkedHashSet<>();

    KnownKeys(Function<X, ?> toAttribute, PossibleKeys possible) {
        this.toAttribute = toAttribute;
        this.possible = possible;
    }

    /** That key will be looked up soon. */
    void expect(X key) {
        if (mustAsk(key)) {
            expected.add(key);
        }
    }

    /** Whether only the database can tell what belongs to that key. */
    boolean mustAsk(X key) {
        return !answers.containsKey(key) && possible.mayContain(toAttribute.apply(key));
    }

    /** What belongs to that key, as far as it is known. */
    Optional<T> answer(X key) {
        return answers.getOrDefault(key, Optional.empty());
    }

    /** All keys that will be looked up soon, as the entity has them. */
    List<?> expected() {
        return expected.stream().map(toAttribute).toList();
    }

    /** The database was asked for all expected keys: those that are not put afterwards are absent. */
    void assumeAbsent() {
        expected.forEach(key -> answers.put(key, Optional.empty()));
        absent.addAll(expected);
        expected.clear();
    }

    void put(X key, T answer) {
        answers.put(key, Optional.of(answer));
    }

    /** A row with that key was written into the table. */
    void addPossible(X key) {
        possible.add(toAttribute.apply(key));
    }

    void expectNothing() {
        expected.clear();
    }

    void forget() {
        answers.clear();
        absent.clear();
    }

    void forget(X key) {
        answers.remove(key);
    }

    /** Forgets which keys are absent. */
    void forgetAbsent() {
        absent.forEach(key -> answers.remove(key, Optional.empty()));
        absent.clear();
    }

    /** Forgets the keys whose last use is the longest ago, and gives what belonged to them; {@code most} keys stay. */
    List<T> forgetEldest(int most) {
        List<T> forgotten = new ArrayList<>();
        var eldest = answers.values().iterator();
        while (answers.size() > most && eldest.hasNext()) {
            eldest.next().ifPresent(forgotten::add);
            eldest.remove();
        }
        return forgotten;
    }
}

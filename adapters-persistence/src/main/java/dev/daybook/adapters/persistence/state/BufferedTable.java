package dev.daybook.adapters.persistence.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One table, between the repositories and the database.
 *
 * <h2>Three layers</h2>
 *
 * What the running command has written lies uppermost, below it what the kept commands of this transaction have written,
 * at the bottom what the database has. A look-up goes from top to bottom, so that a command sees the ones before it and
 * itself; keeping a command moves its layer down, discarding it throws the layer away.
 *
 * <h2>Few queries</h2>
 *
 * Keys that will be looked for are collected; the first look-up that the layers cannot answer fetches all of them in one
 * query. That a key is absent is remembered as well. Under the append lock nobody else changes the table, so what was
 * fetched or written stays true until somebody else appends.
 */
public final class BufferedTable<K, A, V, E> {

    private final TableMapping<K, A, V, E> mapping;
    private final StateTables tables;
    private final Layer command = new Layer();
    private final Layer transaction = new Layer();
    private final Map<K, Optional<V>> stored = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<A, Optional<K>> storedAlternates = new HashMap<>();
    private final List<K> absent = new ArrayList<>();
    private final List<A> absentAlternates = new ArrayList<>();
    private final Set<K> expected = new LinkedHashSet<>();
    private final Set<A> expectedAlternates = new LinkedHashSet<>();
    private @Nullable TableWriter<E> writer;

    private final class Layer {

        private final Map<K, V> inserted = new LinkedHashMap<>();
        private final Map<K, V> updated = new LinkedHashMap<>();
        private final Map<A, K> alternates = new HashMap<>();

        @Nullable
        V get(K key) {
            V value = inserted.get(key);
            return value == null ? updated.get(key) : value;
        }

        void clear() {
            inserted.clear();
            updated.clear();
            alternates.clear();
        }

        boolean isEmpty() {
            return inserted.isEmpty() && updated.isEmpty();
        }
    }

    BufferedTable(TableMapping<K, A, V, E> mapping, StateTables tables) {
        this.mapping = mapping;
        this.tables = tables;
    }

    /** That key will be looked for soon. */
    public void expect(K key) {
        if (!stored.containsKey(key)) {
            expected.add(key);
        }
    }

    /** That second key will be looked for soon. */
    public void expectAlternate(A alternate) {
        if (!storedAlternates.containsKey(alternate)) {
            expectedAlternates.add(alternate);
        }
    }

    /** The thing of that key. */
    public Optional<V> find(K key) {
        V written = command.get(key);
        if (written == null) {
            written = transaction.get(key);
        }
        if (written != null) {
            return Optional.of(written);
        }
        Optional<V> known = stored.get(key);
        if (known == null) {
            expected.add(key);
            fetchExpected();
            known = stored.get(key);
        }
        return known == null ? Optional.empty() : known;
    }

    /** The thing of that second key. */
    public Optional<V> findByAlternate(A alternate) {
        K key = command.alternates.get(alternate);
        if (key == null) {
            key = transaction.alternates.get(alternate);
        }
        if (key == null) {
            Optional<K> known = storedAlternates.get(alternate);
            if (known == null) {
                expectedAlternates.add(alternate);
                fetchExpectedAlternates();
                known = storedAlternates.getOrDefault(alternate, Optional.empty());
            }
            key = known.orElse(null);
        }
        return key == null ? Optional.empty() : find(key);
    }

    /** Those of the keys that exist, each with its thing. */
    public Map<K, V> findAll(Collection<K> keys) {
        keys.forEach(this::expect);
        Map<K, V> found = new LinkedHashMap<>();
        for (K key : keys) {
            find(key).ifPresent(value -> found.put(key, value));
        }
        return found;
    }

    /** Takes note of things that a query of the repository's own has brought, and gives them as values. */
    public List<V> learn(Collection<E> entities) {
        List<V> values = new ArrayList<>(entities.size());
        for (E entity : entities) {
            V value = mapping.toValue().apply(entity);
            remember(mapping.key().apply(value), value);
            values.add(value);
        }
        return values;
    }

    /** Puts a new thing into the table. */
    public void add(V value) {
        K key = mapping.key().apply(value);
        command.inserted.put(key, value);
        if (mapping.selectByAlternates().isPresent()) {
            command.alternates.put(mapping.alternate().apply(value), key);
        }
    }

    /** Replaces the thing of the same key; its second key stays. */
    public void change(V value) {
        K key = mapping.key().apply(value);
        (command.inserted.containsKey(key) ? command.inserted : command.updated).put(key, value);
    }

    boolean hasCommandRows() {
        return !command.isEmpty();
    }

    void keep() {
        transaction.inserted.putAll(command.inserted);
        command.updated.forEach((key, value) ->
                (transaction.inserted.containsKey(key) ? transaction.inserted : transaction.updated).put(key, value));
        transaction.alternates.putAll(command.alternates);
        command.clear();
    }

    void discard() {
        command.clear();
    }

    /** Writes both layers; from then on they are what the database has. */
    void write() {
        write(transaction);
        write(command);
    }

    private void write(Layer layer) {
        if (layer.isEmpty()) {
            return;
        }
        tables.insert(writer(), entities(layer.inserted));
        tables.update(writer(), entities(layer.updated));
        layer.inserted.forEach(this::remember);
        layer.updated.forEach(this::remember);
        layer.clear();
    }

    private TableWriter<E> writer() {
        if (writer == null) {
            writer = tables.writer(mapping.entity());
        }
        return writer;
    }

    private List<E> entities(Map<K, V> rows) {
        return rows.values().stream().map(mapping.toEntity()).toList();
    }

    /** Begins a transaction: whatever another one has left unwritten was rolled back. */
    void begin() {
        command.clear();
        transaction.clear();
        expected.clear();
        expectedAlternates.clear();
    }

    /** Forgets what is known of the database. */
    void forget() {
        stored.clear();
        storedAlternates.clear();
    }

    /** Forgets absent keys, rows that are not worth remembering, and the oldest of the others beyond {@code most}. */
    void trim(int most) {
        absentAlternates.forEach(absent -> storedAlternates.remove(absent, Optional.empty()));
        absentAlternates.clear();
        absent.forEach(key -> stored.remove(key, Optional.empty()));
        absent.clear();
        if (!mapping.remembered()) {
            stored.clear();
            storedAlternates.clear();
            return;
        }
        var eldest = stored.entrySet().iterator();
        while (stored.size() > most && eldest.hasNext()) {
            Optional<V> value = eldest.next().getValue();
            eldest.remove();
            value.ifPresent(forgotten -> {
                if (mapping.selectByAlternates().isPresent()) {
                    storedAlternates.remove(mapping.alternate().apply(forgotten));
                }
            });
        }
    }

    private void remember(K key, V value) {
        stored.put(key, Optional.of(value));
        if (mapping.selectByAlternates().isPresent()) {
            storedAlternates.put(mapping.alternate().apply(value), Optional.of(key));
        }
    }

    private void fetchExpected() {
        List<Object> keys = expected.stream().map(mapping.keyParameter()).toList();
        List<E> rows =
                tables.select(mapping.selectByKeys(), mapping.entity(), StateTables.array(mapping.keyType(), keys));
        expected.forEach(key -> stored.put(key, Optional.empty()));
        absent.addAll(expected);
        expected.clear();
        learn(rows);
    }

    private void fetchExpectedAlternates() {
        List<Object> keys = expectedAlternates.stream()
                .<Object>map(mapping.alternateParameter())
                .toList();
        List<E> rows = tables.select(
                mapping.selectByAlternates().orElseThrow(), mapping.entity(), StateTables.array(String.class, keys));
        expectedAlternates.forEach(alternate -> storedAlternates.put(alternate, Optional.empty()));
        absentAlternates.addAll(expectedAlternates);
        expectedAlternates.clear();
        learn(rows);
    }
}

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
import java.util.function.Consumer;
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
 *
 * <h2>A state that began empty</h2>
 *
 * is built by one writer, so nothing is in its tables that has not come through here: of a key that was never written
 * there is no need to ask the database. Nor is there a need to write a row each time that it changes: the layer in the
 * middle is kept over many transactions and written when it has become large.
 */
public final class BufferedTable<K, A, V, E> {

    /** So many rows are written by one statement at the most. */
    private static final int PORTION = 10_000;

    /** So many changed rows are held back at the most, of a table whose rows change again and again. */
    private static final int MOST_HELD_BACK = 150_000;

    private final TableMapping<K, A, V, E> mapping;
    private final StateTables tables;
    private final @Nullable WrittenKeys writtenKeys;
    private final @Nullable WrittenKeys writtenAlternates;
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
        writtenKeys = tables.beganEmpty() ? new WrittenKeys() : null;
        writtenAlternates = tables.beganEmpty() ? new WrittenKeys() : null;
    }

    /** That key will be looked for soon. */
    public void expect(K key) {
        if (!stored.containsKey(key) && mayBeStored(key) && written(key) == null) {
            expected.add(key);
        }
    }

    /** That second key will be looked for soon. */
    public void expectAlternate(A alternate) {
        if (!storedAlternates.containsKey(alternate) && mayBeStoredUnder(alternate)) {
            expectedAlternates.add(alternate);
        }
    }

    private boolean mayBeStored(K key) {
        return writtenKeys == null
                || writtenKeys.mayContain(mapping.keyParameter().apply(key));
    }

    private boolean mayBeStoredUnder(A alternate) {
        return writtenAlternates == null
                || writtenAlternates.mayContain(mapping.alternateParameter().apply(alternate));
    }

    private @Nullable V written(K key) {
        V written = command.get(key);
        return written == null ? transaction.get(key) : written;
    }

    /** The thing of that key. */
    public Optional<V> find(K key) {
        Optional<V> found = look(key);
        tables.lookedFor(mapping.entity(), key, found);
        return found;
    }

    private Optional<V> look(K key) {
        V written = written(key);
        if (written != null) {
            return Optional.of(written);
        }
        Optional<V> known = stored.get(key);
        if (known == null) {
            if (!mayBeStored(key)) {
                return Optional.empty();
            }
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
            if (known == null && !mayBeStoredUnder(alternate)) {
                known = Optional.empty();
            } else if (known == null) {
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
        inPortions(layer.inserted, rows -> tables.insert(writer(), rows));
        inPortions(layer.updated, rows -> tables.update(writer(), rows));
        layer.inserted.forEach(this::noteWritten);
        layer.inserted.forEach(this::remember);
        layer.updated.forEach(this::remember);
        layer.clear();
    }

    private void noteWritten(K key, V value) {
        if (writtenKeys != null && writtenAlternates != null) {
            writtenKeys.add(mapping.keyParameter().apply(key));
            if (mapping.selectByAlternates().isPresent()) {
                writtenAlternates.add(
                        mapping.alternateParameter().apply(mapping.alternate().apply(value)));
            }
        }
    }

    private void inPortions(Map<K, V> rows, Consumer<List<E>> writing) {
        List<E> portion = new ArrayList<>(Math.min(rows.size(), PORTION));
        for (V value : rows.values()) {
            portion.add(mapping.toEntity().apply(value));
            if (portion.size() == PORTION) {
                writing.accept(portion);
                portion.clear();
            }
        }
        writing.accept(portion);
    }

    /** Writes what has been kept if it is much. */
    void writeIfMuch() {
        int held = transaction.inserted.size() + transaction.updated.size();
        if (held >= (mapping.remembered() ? MOST_HELD_BACK : PORTION)) {
            write(transaction);
        }
    }

    private TableWriter<E> writer() {
        if (writer == null) {
            writer = tables.writer(mapping.entity());
        }
        return writer;
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

package dev.daybook.adapters.persistence.state;

import dev.daybook.application.state.PresumedWrongly;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One table in memory, between the repositories and the database.
 *
 * <p>It has three layers. The first holds what the running command has written, the second what the commands before it in the
 * same transaction have written, the third what is known of the database ({@link StoredRows}). A look-up asks them in this
 * order, so a command sees what it and the commands before it wrote. To keep a command, its layer is merged into the second
 * one. To discard it, its layer is cleared; the database is not involved.
 *
 * <p>A state that is built beside the live one has a single writer. Its second layer is therefore kept over many
 * transactions, and written when it is large. A row that changes many times meanwhile is written once.
 */
public final class BufferedTable<K, A, V, E> {

    /** The largest number of rows that one statement writes. */
    private static final int PORTION = 10_000;

    /** The largest number of rows that wait to be written, if the rows of the table change again and again. */
    private static final int MOST_WAITING = 150_000;

    private final TableMapping<K, A, V, E> mapping;
    private final BufferedState state;
    private final Layer<K, A, V> command = new Layer<>();
    private final Layer<K, A, V> transaction = new Layer<>();
    private final StoredRows<K, A, V, E> stored;

    /** Keys that were presumed to be new, and of which no row is written yet. */
    private final Set<K> presumed = new LinkedHashSet<>();

    BufferedTable(TableMapping<K, A, V, E> mapping, BufferedState state) {
        this.mapping = mapping;
        this.state = state;
        this.stored = new StoredRows<>(mapping, state);
    }

    /** That key will be looked up soon. */
    public void expect(K key) {
        if (written(key) == null) {
            stored.expect(key);
        }
    }

    /** It will be asked soon whether that key is new. */
    public void expectNew(K key) {
        if (!state.presumesNewKeys()) {
            expect(key);
        }
    }

    /**
     * Whether no row has that key. The running command adds a row with the key if there is none. So the database need not be
     * asked: it refuses the row if the key is there.
     */
    public boolean isNew(K key) {
        boolean mustAsk = written(key) == null && stored.known(key).isEmpty();
        if (mustAsk && state.presumesNewKeys()) {
            presumed.add(key);
            return true;
        }
        return find(key).isEmpty();
    }

    /**
     * Checks the keys that were presumed to be new, and of which no row was written.
     *
     * @throws PresumedWrongly if one of them is there
     */
    void requirePresumed() {
        findAll(presumed).keySet().stream().findFirst().ifPresent(there -> {
            throw new PresumedWrongly(there);
        });
        presumed.clear();
    }

    /** That alternate key will be looked up soon. */
    public void expectAlternate(A alternate) {
        stored.expectAlternate(alternate);
    }

    private @Nullable V written(K key) {
        V written = command.get(key);
        return written == null ? transaction.get(key) : written;
    }

    /** The value with that key. */
    public Optional<V> find(K key) {
        V written = written(key);
        Optional<V> found = written == null ? stored.find(key) : Optional.of(written);
        state.lookUps().note(mapping.entity(), key, found);
        return found;
    }

    /** The value with that alternate key. */
    public Optional<V> findByAlternate(A alternate) {
        K key = command.keyOf(alternate);
        if (key == null) {
            key = transaction.keyOf(alternate);
        }
        return key == null ? stored.findKey(alternate).flatMap(this::find) : find(key);
    }

    /** The values of those of the keys that exist. */
    public Map<K, V> findAll(Collection<K> keys) {
        keys.forEach(this::expect);
        Map<K, V> found = new LinkedHashMap<>();
        for (K key : keys) {
            find(key).ifPresent(value -> found.put(key, value));
        }
        return found;
    }

    /** The alternate keys of those of the keys that exist. The rows are read only if no earlier read has seen their keys. */
    public Map<K, A> findAlternates(Collection<K> keys) {
        Map<Object, Object> lasting = state.connection().lastingKeys(mapping.entity());
        Map<K, A> found = new LinkedHashMap<>();
        List<K> missing = new ArrayList<>();
        for (K key : keys) {
            @SuppressWarnings("unchecked") // the map of this entity holds what is put below
            A known = (A) lasting.get(key);
            if (known == null) {
                missing.add(key);
            } else {
                found.put(key, known);
            }
        }
        findAll(missing).forEach((key, value) -> {
            A alternate = mapping.requiredAlternate().of().apply(value);
            lasting.put(key, alternate);
            found.put(key, alternate);
        });
        return found;
    }

    /** Remembers rows that a query of the repository has read, and gives them as values. */
    public List<V> learn(Collection<E> entities) {
        return stored.learn(entities);
    }

    /** Adds a new row. */
    public void add(V value) {
        K key = mapping.key().of().apply(value);
        command.insert(key, value);
        mapping.alternate()
                .ifPresent(alternate -> command.putAlternate(alternate.of().apply(value), key));
    }

    /** Replaces the row with the same key; the alternate key must stay the same. */
    public void change(V value) {
        command.update(mapping.key().of().apply(value), value);
    }

    /**
     * Replaces the row with the same key by what the entity's view ({@link ReadFromView}) derives from rows of other tables. These
     * are written by the same command; the row itself is not.
     */
    public void derive(V value) {
        command.derive(mapping.key().of().apply(value), value);
    }

    boolean hasCommandRows() {
        return !command.isEmpty();
    }

    void keep() {
        transaction.takeFrom(command);
    }

    void discard() {
        command.clear();
    }

    /** Writes both layers into the database. */
    void write() {
        write(transaction);
        write(command);
    }

    /** Whether so many rows of kept commands wait that they should be written. */
    boolean hasMany() {
        return transaction.size() >= (mapping.isRemembered() ? MOST_WAITING : PORTION);
    }

    /** Whether the database must have the rows of other tables before it can give those of this one. */
    boolean isDerived() {
        return mapping.entity().isAnnotationPresent(ReadFromView.class);
    }

    /** Writes the rows of kept commands. */
    void writeKept() {
        write(transaction);
    }

    private void write(Layer<K, A, V> layer) {
        if (layer.isEmpty()) {
            return;
        }
        StateConnection connection = state.connection();
        inPortions(layer.inserted(), rows -> connection.insert(mapping.entity(), entities(rows)));
        inPortions(
                layer.updated(),
                rows -> connection.update(mapping.entity(), entities(rows), entities(knownBefore(rows))));
        layer.inserted().forEach(stored::rememberNew);
        presumed.removeAll(layer.inserted().keySet());
        layer.updated().forEach(stored::remember);
        layer.derived().forEach(stored::remember);
        layer.clear();
    }

    private void inPortions(Map<K, V> rows, Consumer<List<V>> writing) {
        List<V> portion = new ArrayList<>(Math.min(rows.size(), PORTION));
        for (V value : rows.values()) {
            portion.add(value);
            if (portion.size() == PORTION) {
                writing.accept(portion);
                portion.clear();
            }
        }
        writing.accept(portion);
    }

    private List<E> entities(List<V> values) {
        return values.stream().map(mapping.toEntity()).toList();
    }

    /** What is in the database for those rows, in their order; empty if that is not known of each. */
    private List<V> knownBefore(List<V> rows) {
        List<V> before = new ArrayList<>(rows.size());
        for (V row : rows) {
            Optional<V> known = stored.known(mapping.key().of().apply(row));
            if (known.isEmpty()) {
                return List.of();
            }
            before.add(known.get());
        }
        return before;
    }

    /** A transaction begins: rows that an earlier one left unwritten were rolled back. */
    void begin() {
        command.clear();
        transaction.clear();
        presumed.clear();
        stored.expectNothing();
    }

    /** Forgets what is known of the database. */
    void forget() {
        stored.forget();
    }

    /** Forgets absent keys, and the rows that are not worth remembering or beyond {@code most}. */
    void trim(int most) {
        stored.trim(most);
    }
}

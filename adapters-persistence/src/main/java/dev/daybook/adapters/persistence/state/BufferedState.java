package dev.daybook.adapters.persistence.state;

import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.kernel.StateRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * All tables of a state in memory, and the repositories of the nouns on them. It outlives the transactions in which its rows
 * are read and written.
 *
 * <p>Used by one thread at a time.
 */
public final class BufferedState implements StateAccess {

    private final Supplier<PossibleKeys> possibleKeys;
    private final List<BufferedTable<?, ?, ?, ?>> tables = new ArrayList<>();
    private final Map<Class<?>, StateRepository> repositories = new HashMap<>();
    private final LookUps lookUps = new LookUps();
    private @Nullable StateConnection connection;
    private boolean isCommandWritten;
    private boolean presumesNewKeys;

    private BufferedState(StateUnit unit, Supplier<PossibleKeys> possibleKeys) {
        this.possibleKeys = possibleKeys;
        StateTables ofNouns = new Tables();
        unit.bindings().forEach(binding -> repositories.putAll(binding.bind(ofNouns)));
    }

    /** A state whose tables may have rows in the database. */
    public static BufferedState onRows(StateUnit unit) {
        return new BufferedState(unit, AnyKey::new);
    }

    /** A state whose tables are empty, and have no other writer: keys that were not written need not be looked up. */
    public static BufferedState onEmptyTables(StateUnit unit) {
        return new BufferedState(unit, WrittenKeys::new);
    }

    /** What the nouns see. */
    private final class Tables implements StateTables {

        @Override
        public <K, A, V, E> BufferedTable<K, A, V, E> table(TableMapping<K, A, V, E> mapping) {
            BufferedTable<K, A, V, E> table = new BufferedTable<>(mapping, BufferedState.this);
            tables.add(table);
            return table;
        }

        @Override
        public <E> List<E> select(Class<E> entity, Selection selection) {
            write();
            return connection().select(entity, selection);
        }

        @Override
        public <T> T query(Function<StatelessSession, T> query) {
            write();
            return connection().query(query);
        }
    }

    PossibleKeys possibleKeys() {
        return possibleKeys.get();
    }

    LookUps lookUps() {
        return lookUps;
    }

    StateConnection connection() {
        if (connection == null) {
            throw new IllegalStateException(
                    "The application state is not open. Use a repository only inside of the question or command that"
                            + " was given it.");
        }
        return connection;
    }

    @Override
    public <R extends StateRepository> R state(Class<R> port) {
        StateRepository repository = repositories.get(port);
        if (repository == null) {
            throw new IllegalArgumentException("No repository is bound to " + port.getName()
                    + ". Name its RepositoryBinding in META-INF/services.");
        }
        return port.cast(repository);
    }

    /** A transaction begins on that connection. Rows that an earlier one left unwritten are dropped. */
    public void begin(StateConnection newConnection) {
        connection = newConnection;
        isCommandWritten = false;
        presumesNewKeys = false;
        tables.forEach(BufferedTable::begin);
    }

    /** Until the transaction ends, keys that must be new are presumed to be new. */
    void presumeNewKeys() {
        presumesNewKeys = true;
    }

    boolean presumesNewKeys() {
        return presumesNewKeys;
    }

    /**
     * Checks the keys that were presumed to be new, and of which no row was written.
     *
     * @throws dev.daybook.application.state.PresumedWrongly if one of them is there
     */
    void requirePresumed() {
        tables.forEach(BufferedTable::requirePresumed);
    }

    /** Keeps what the running command has written; the next command begins. */
    public void keep() {
        tables.forEach(BufferedTable::keep);
        isCommandWritten = false;
    }

    /**
     * Discards what the running command has written.
     *
     * @return false if some of it has reached the database: then the transaction must be rolled back
     */
    boolean discard() {
        tables.forEach(BufferedTable::discard);
        return !isCommandWritten;
    }

    /** Writes everything into the database. */
    public void write() {
        for (BufferedTable<?, ?, ?, ?> table : tables) {
            isCommandWritten |= table.hasCommandRows();
            table.write();
        }
    }

    /** Writes those tables of which many rows wait to be written; all tables, if one of these is read from a view. */
    public void writeIfMany() {
        boolean writesAll = tables.stream().anyMatch(table -> table.hasMany() && table.isDerived());
        for (BufferedTable<?, ?, ?, ?> table : tables) {
            if (writesAll || table.hasMany()) {
                table.writeKept();
            }
        }
    }

    /** Forgets everything that is known of the database. */
    void forget() {
        tables.forEach(BufferedTable::forget);
    }

    /** Forgets rows that are not worth remembering; of each other table the {@code most} rows stay that were used last. */
    public void trim(int most) {
        tables.forEach(table -> table.trim(most));
    }

    /**
     * Checks that no statement has failed since the transaction began, also if the exception was swallowed.
     *
     * @throws dev.daybook.application.log.StorageFailure with the failure of the statement
     */
    public void requireSound() {
        connection().requireSound();
    }

    /** The rows that are looked up during that work, a line each, even if the work fails. */
    public List<String> rowsLookedUpBy(Runnable work) {
        return lookUps.during(work);
    }
}

package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.SqlFailure;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the state as one thread sees them; they outlive the sessions in which they are read and written.
 *
 * <p>Used by one thread at a time.
 */
public final class StateTables {

    private static final int ROWS_A_BATCH = 500;

    private final List<BufferedTable<?, ?, ?, ?>> tables = new ArrayList<>();
    private @Nullable StatelessSession session;
    private boolean written;
    private boolean commandWritten;

    /** A new table with that mapping; tables are written in the order in which they are made. */
    public <K, A, V, E> BufferedTable<K, A, V, E> table(TableMapping<K, A, V, E> mapping) {
        BufferedTable<K, A, V, E> table = new BufferedTable<>(mapping, this);
        tables.add(table);
        return table;
    }

    /** Runs a query of a repository's own; what has been written so far is in its answer. */
    public <T> T query(Function<StatelessSession, T> query) {
        writeAll();
        return inDatabase("Reading the application state", query);
    }

    void use(StatelessSession newSession) {
        newSession.setJdbcBatchSize(ROWS_A_BATCH);
        session = newSession;
        commandWritten = false;
        tables.forEach(BufferedTable::begin);
    }

    /** Forgets everything that is known of the database. */
    void forget() {
        tables.forEach(BufferedTable::forget);
        written = false;
    }

    /** Forgets the rows that are not worth remembering, and the oldest of the others beyond that many a table. */
    void trim(int most) {
        tables.forEach(table -> table.trim(most));
    }

    void keep() {
        tables.forEach(BufferedTable::keep);
        commandWritten = false;
    }

    /** Forgets what the running command has written; whether none of that has reached the database. */
    boolean discard() {
        tables.forEach(BufferedTable::discard);
        return !commandWritten;
    }

    /** Whether rows were written since the last commit, so that what is remembered holds only if that one succeeds. */
    boolean isWritten() {
        return written;
    }

    void committed() {
        written = false;
    }

    void writeAll() {
        for (BufferedTable<?, ?, ?, ?> table : tables) {
            commandWritten |= table.hasCommandRows();
            table.write();
        }
        inDatabase("Writing the application state", open -> {
            ((SharedSessionContractImplementor) open).getJdbcCoordinator().executeBatch();
            return null;
        });
    }

    <E> List<E> select(String sql, Class<E> entity, Object[] keys) {
        return inDatabase(
                "Reading the application state",
                open -> open.createNativeQuery(sql, entity)
                        .setParameter("keys", keys)
                        .getResultList());
    }

    void insert(Collection<?> entities) {
        if (!entities.isEmpty()) {
            written = true;
            inDatabase("Writing the application state", open -> {
                entities.forEach(open::insert);
                return null;
            });
        }
    }

    void update(Collection<?> entities) {
        if (!entities.isEmpty()) {
            written = true;
            inDatabase("Writing the application state", open -> {
                entities.forEach(open::update);
                return null;
            });
        }
    }

    private <T> T inDatabase(String attempt, Function<StatelessSession, T> work) {
        if (session == null) {
            throw new IllegalStateException("The application state is not open");
        }
        try {
            return work.apply(session);
        } catch (PersistenceException failure) {
            throw SqlFailure.of(attempt, failure);
        }
    }

    static Object[] array(Class<?> type, List<Object> elements) {
        Object[] array = (Object[]) Array.newInstance(type, elements.size());
        return elements.toArray(array);
    }
}

package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.StorageFailure;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows of the state over one connection. Closing it leaves the connection open. */
public final class StateConnection implements AutoCloseable {

    private static final String READING = "Reading the application state";
    private static final String WRITING = "Writing the application state";

    private final StateUnit unit;
    private final StatelessSession session;
    private final Connection connection;
    private final IndexUse indexes;
    private final @Nullable AgreedPosition agreed;
    private boolean hasWritten;
    private @Nullable StorageFailure firstFailure;

    /**
     * Reads and writes over that connection.
     *
     * @param agreed the position that each statement tells; null if a transaction or a lock holds the state still
     */
    StateConnection(
            StateUnit unit,
            StatelessSession session,
            Connection connection,
            IndexUse indexes,
            @Nullable AgreedPosition agreed) {
        this.unit = unit;
        this.session = session;
        this.connection = connection;
        this.indexes = indexes;
        this.agreed = agreed;
    }

    @FunctionalInterface
    private interface Statements {
        void run() throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<E> {
        List<E> rows() throws SQLException;
    }

    /** Whether rows were inserted or changed. */
    boolean hasWritten() {
        return hasWritten;
    }

    /** Checks that no statement has failed, also if the exception was swallowed. */
    void requireSound() {
        if (firstFailure != null) {
            throw firstFailure;
        }
    }

    /** The alternate keys that earlier reads have seen, by primary key; more can be put into the map. */
    Map<Object, Object> lastingKeys(Class<?> entity) {
        return agreed == null ? new HashMap<>() : agreed.lastingKeys(entity);
    }

    <E> List<E> selectByKey(Class<E> entity, Collection<?> keys) {
        return select(unit.table(entity), unit.table(entity).byKey(), keys);
    }

    <E> List<E> selectByAlternate(Class<E> entity, Collection<?> alternates) {
        return select(unit.table(entity), unit.table(entity).byAlternate(), alternates);
    }

    private <E> List<E> select(EntityTable<E> table, KeyQuery query, Collection<?> keys) {
        return rows(() -> {
            if (table.isDerived()) {
                indexes.beforeKeysOfView();
            } else {
                indexes.beforeKeys();
            }
            return rows(table, query.selection(keys, session, connection));
        });
    }

    /** The rows that a repository wants. */
    <E> List<E> select(Class<E> entity, Selection selection) {
        return rows(() -> {
            indexes.beforeQuery();
            List<E> rows = rows(unit.table(entity), selection);
            indexes.afterQuery();
            return rows;
        });
    }

    private <E> List<E> rows(EntityTable<E> table, Selection selection) throws SQLException {
        return table.select(selection).rows(connection, selection.values(), agreed);
    }

    /** Runs a query of a repository. */
    <T> T query(Function<StatelessSession, T> query) {
        if (agreed != null) {
            throw new AgreedPosition.NotAgreed("A query of the persistence provider cannot tell its position");
        }
        attempt(READING, indexes::beforeQuery);
        T answer = answer(query);
        attempt(READING, indexes::afterQuery);
        return answer;
    }

    <E> void insert(Class<E> entity, Collection<E> rows) {
        if (!rows.isEmpty()) {
            hasWritten = true;
            attempt(WRITING, () -> writer(entity).insert(rows));
        }
    }

    /**
     * Changes rows.
     *
     * @param before what they are in the database, in the same order; empty if that is not known
     */
    <E> void update(Class<E> entity, List<E> rows, List<E> before) {
        if (!rows.isEmpty()) {
            hasWritten = true;
            attempt(WRITING, indexes::beforeKeys);
            attempt(WRITING, () -> writer(entity).update(rows, before));
        }
    }

    private <E> TableWriter<E> writer(Class<E> entity) {
        return new TableWriter<>(unit.table(entity), session, connection);
    }

    private void attempt(String what, Statements statements) {
        try {
            statements.run();
        } catch (SQLException refused) {
            throw noted(SqlFailure.of(what, refused));
        }
    }

    private <E> List<E> rows(Reading<E> reading) {
        try {
            return reading.rows();
        } catch (SQLException refused) {
            throw noted(SqlFailure.of(READING, refused));
        }
    }

    private <T> T answer(Function<StatelessSession, T> query) {
        try {
            return query.apply(session);
        } catch (PersistenceException refused) {
            throw noted(SqlFailure.of(READING, refused));
        }
    }

    private StorageFailure noted(StorageFailure failure) {
        firstFailure = firstFailure == null ? failure : firstFailure;
        return failure;
    }

    @Override
    public void close() {
        session.close();
    }
}

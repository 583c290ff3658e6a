package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.StorageFailure;
import jakarta.persistence.PersistenceException;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the state as one thread sees them; they outlive the sessions in which they are read and written.
 *
 * <p>Used by one thread at a time.
 */
public final class StateTables {

    private static final Logger LOG = Logger.getLogger(StateTables.class);
    private static final int MOST_LOOKED_FOR = 20;

    private final List<BufferedTable<?, ?, ?, ?>> tables = new ArrayList<>();
    private @Nullable StatelessSession session;
    private @Nullable Connection connection;
    private boolean locked;
    private boolean written;
    private boolean commandWritten;
    private @Nullable StorageFailure failure;
    private @Nullable List<String> lookedFor;

    /** What makes the indexes of tables that are filled without, as soon as something is looked for in them. */
    private final @Nullable LateIndexes lateIndexes;

    private final boolean beganEmpty;

    /** The tables of a state that is there. */
    StateTables() {
        this(null, false);
    }

    private StateTables(@Nullable LateIndexes lateIndexes, boolean beganEmpty) {
        this.lateIndexes = lateIndexes;
        this.beganEmpty = beganEmpty;
    }

    /** The tables of a state that begins empty and without indexes. */
    static StateTables empty(LateIndexes lateIndexes) {
        return new StateTables(lateIndexes, true);
    }

    /** The tables of a state that somebody has begun to fill without indexes. */
    static StateTables begun(LateIndexes lateIndexes) {
        return new StateTables(lateIndexes, false);
    }

    /** Indexes that are not made before they are needed. */
    interface LateIndexes {

        /** Rows are going to be looked for by their keys. */
        void needKeys() throws SQLException;

        /** Rows are going to be looked for by who knows what. */
        void needAll() throws SQLException;
    }

    @FunctionalInterface
    private interface Need {
        void of(LateIndexes indexes) throws SQLException;
    }

    /** Whether all that is in the tables has come through here. */
    boolean beganEmpty() {
        return beganEmpty;
    }

    private void need(Need need) {
        if (lateIndexes != null) {
            try {
                need.of(lateIndexes);
            } catch (SQLException refused) {
                throw remembered(SqlFailure.of("Making the indexes of the application state", refused));
            }
        }
    }

    private StorageFailure remembered(StorageFailure met) {
        failure = failure == null ? met : failure;
        return met;
    }

    /** Fails if a statement has failed since the tables were put to use, whoever has swallowed that. */
    void requireSound() {
        if (failure != null) {
            throw failure;
        }
    }

    /** The rows that are looked for during that work, a line each; how the work ends does not matter. */
    List<String> lookedForBy(Runnable work) {
        List<String> rows = new ArrayList<>();
        lookedFor = rows;
        try {
            work.run();
        } catch (RuntimeException expected) {
            LOG.debug("Work of which only the rows that it looks for are wanted", expected);
        } finally {
            lookedFor = null;
        }
        return rows;
    }

    void lookedFor(Class<?> entity, Object key, Optional<?> found) {
        if (lookedFor != null && lookedFor.size() < MOST_LOOKED_FOR) {
            lookedFor.add(found.map(Object::toString)
                    .orElseGet(() -> "no row of " + entity.getSimpleName() + " with the key " + key));
        }
    }

    /** A new table with that mapping; tables are written in the order in which they are made. */
    public <K, A, V, E> BufferedTable<K, A, V, E> table(TableMapping<K, A, V, E> mapping) {
        BufferedTable<K, A, V, E> table = new BufferedTable<>(mapping, this);
        tables.add(table);
        return table;
    }

    /** Runs a query of a repository's own; what has been written so far is in its answer. */
    public <T> T query(Function<StatelessSession, T> query) {
        writeAll();
        need(LateIndexes::needAll);
        plan(true);
        T answer = inDatabase("Reading the application state", query);
        plan(false);
        return answer;
    }

    /** Under the lock everything is looked for by index; a query of a repository's own may read a whole table. */
    private void plan(boolean wholeTables) {
        if (!locked) {
            return;
        }
        try (Statement setting = opened(connection).createStatement()) {
            setting.execute("set local enable_seqscan = " + (wholeTables ? "on" : "off"));
        } catch (SQLException refused) {
            throw remembered(SqlFailure.of("Reading the application state", refused));
        }
    }

    /** Reads and writes from now on in that session on that connection, with the append lock held or not. */
    void use(StatelessSession newSession, Connection newConnection, boolean withLock) {
        session = newSession;
        connection = newConnection;
        locked = withLock;
        commandWritten = false;
        failure = null;
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
    }

    /** Writes those tables of which much has been kept. */
    void writeMuch() {
        tables.forEach(BufferedTable::writeIfMuch);
    }

    <E> List<E> select(String sql, Class<E> entity, Object[] keys) {
        need(LateIndexes::needKeys);
        return inDatabase(
                "Reading the application state",
                open -> open.createNativeQuery(sql, entity)
                        .setParameter("keys", keys)
                        .getResultList());
    }

    <E> void insert(TableWriter<E> writer, Collection<E> rows) {
        write(rows, open -> writer.insert(rows, opened(session), open));
    }

    <E> void update(TableWriter<E> writer, Collection<E> rows) {
        if (!rows.isEmpty()) {
            need(LateIndexes::needKeys);
        }
        write(rows, open -> writer.update(rows, opened(session), open));
    }

    private void write(Collection<?> rows, Writing writing) {
        if (rows.isEmpty()) {
            return;
        }
        written = true;
        try {
            writing.on(opened(connection));
        } catch (SQLException refused) {
            throw remembered(SqlFailure.of("Writing the application state", refused));
        }
    }

    @FunctionalInterface
    private interface Writing {
        void on(Connection open) throws SQLException;
    }

    /** How the rows of that entity are written. */
    <E> TableWriter<E> writer(Class<E> entity) {
        return new TableWriter<>(entity, opened(session));
    }

    private static <T> T opened(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The application state is not open");
        }
        return part;
    }

    private <T> T inDatabase(String attempt, Function<StatelessSession, T> work) {
        try {
            return work.apply(opened(session));
        } catch (PersistenceException refused) {
            throw remembered(SqlFailure.of(attempt, refused));
        }
    }

    static Object[] array(Class<?> type, List<Object> elements) {
        Object[] array = (Object[]) Array.newInstance(type, elements.size());
        return elements.toArray(array);
    }
}

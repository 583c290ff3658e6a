package dev.daybook.adapters.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs statements on connections of one data source, and turns their failures into those that callers can tell apart. */
public final class Connections {

    /** Makes the transaction a writing one; those of the pool for queries only read unless they say otherwise. */
    public static final Sql READ_WRITE = Sql.of("set transaction read write");

    private final DataSource source;

    public Connections(DataSource source) {
        this.source = source;
    }

    /** Statements on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Statements on one connection that give nothing back. */
    @FunctionalInterface
    public interface Action {
        void on(Connection connection) throws SQLException;
    }

    /** Runs statements as {@link #use} does, for their effect only. */
    public void run(String attempt, Action action) {
        use(attempt, connection -> {
            action.on(connection);
            return action;
        });
    }

    /**
     * Runs statements in the distributed transaction of the caller, if the connection takes part in it. Otherwise each of
     * them is a transaction of its own.
     *
     * @param attempt what is attempted, such as {@code "Reading the event log"}
     * @throws dev.daybook.application.log.StorageFailure if a statement fails
     */
    public <T> T use(String attempt, Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw SqlFailure.of(attempt, failure);
        }
    }

    /**
     * Runs statements in one transaction of their own, which is committed when this method returns. It is independent of
     * a distributed transaction of the caller.
     *
     * @param attempt what is attempted, such as {@code "Recording a replay"}
     * @throws dev.daybook.application.log.StorageFailure if a statement or the commit fails
     */
    public <T> T commit(String attempt, Work<T> work) {
        return use(attempt, connection -> {
            connection.setAutoCommit(false);
            try {
                READ_WRITE.on(connection).execute();
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }
}

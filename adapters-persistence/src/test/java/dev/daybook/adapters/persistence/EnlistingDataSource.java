package dev.daybook.adapters.persistence;

import com.arjuna.ats.jta.TransactionManager;
import dev.daybook.xaguard.GuardedXADataSource;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.sql.XAConnection;

/** What a server's XA pool does: gives the connection of the running transaction, and takes it back when that has ended. */
final class EnlistingDataSource implements DataSource {

    private final GuardedXADataSource target;
    private final ConcurrentLinkedDeque<XAConnection> idle = new ConcurrentLinkedDeque<>();
    private final ConcurrentMap<Transaction, XAConnection> enlisted = new ConcurrentHashMap<>();

    EnlistingDataSource(GuardedXADataSource target) {
        this.target = target;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Transaction transaction = currentTransaction();
        XAConnection connection = enlisted.get(transaction);
        if (connection == null) {
            connection = idle.pollFirst();
            if (connection == null) {
                connection = target.getXAConnection();
            }
            enlist(connection, transaction);
            enlisted.put(transaction, connection);
        }
        return connection.getConnection();
    }

    private static Transaction currentTransaction() throws SQLException {
        try {
            return TransactionManager.transactionManager().getTransaction();
        } catch (SystemException failure) {
            throw new SQLException(failure);
        }
    }

    private void enlist(XAConnection connection, Transaction transaction) throws SQLException {
        try {
            transaction.enlistResource(connection.getXAResource());
            transaction.registerSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    enlisted.remove(transaction);
                    if (status == Status.STATUS_COMMITTED) {
                        idle.addFirst(connection);
                    } else {
                        discard(connection);
                    }
                }
            });
        } catch (RollbackException | SystemException failure) {
            throw new SQLException(failure);
        }
    }

    private static void discard(XAConnection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyCut) {
            Logger.getGlobal().fine(alreadyCut.getMessage());
        }
    }

    /** Closes the connections that wait for the next transaction. */
    void closeIdle() throws SQLException {
        for (XAConnection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.close();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("Not offered");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Not offered");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

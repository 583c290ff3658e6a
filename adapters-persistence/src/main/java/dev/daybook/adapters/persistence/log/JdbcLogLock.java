package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The append lock of the log, held by a plain transaction, which writes nothing but what amendments need. */
final class JdbcLogLock implements LogLock {

    private static final Logger LOG = Logger.getLogger(JdbcLogLock.class);
    private static final String ATTEMPT = "Locking the event log";

    private final Connection connection;
    private final LogHead head;
    private final JdbcLogWriter writer;

    private JdbcLogLock(Connection connection, JdbcEventLog eventLog, LogHead head) {
        this.connection = connection;
        this.head = head;
        this.writer = new JdbcLogWriter(connection, eventLog);
    }

    static JdbcLogLock take(DataSource source, JdbcEventLog eventLog, Duration patience) {
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException failure) {
            throw SqlFailure.of("Connecting to the event log", failure);
        }
        try {
            connection.setAutoCommit(false);
            try (Statement writable = connection.createStatement()) {
                // the lock is one of writers
                writable.execute("set transaction read write");
            }
            return new JdbcLogLock(connection, eventLog, lock(connection, patience));
        } catch (SQLException failure) {
            giveBack(connection);
            throw SqlFailure.of(ATTEMPT, failure);
        }
    }

    private static LogHead lock(Connection connection, Duration patience) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select head_position, head_hash, head_recorded_at from lock_event_log(?, ?)")) {
            lock.setString(1, patience.toMillis() + "ms");
            lock.setString(2, Databases.STATEMENT_TIMEOUT.toMillis() + "ms");
            try (ResultSet row = lock.executeQuery()) {
                return row.next() ? JdbcEventLog.head(row) : LogHead.EMPTY;
            }
        }
    }

    @Override
    public LogHead head() {
        return head;
    }

    @Override
    public void requireHeld() {
        // the lock goes with the transaction, and the transaction with the session
        try (Statement question = connection.createStatement()) {
            question.execute("select 1");
        } catch (SQLException failure) {
            throw SqlFailure.of("Holding the lock of the event log", failure);
        }
    }

    @Override
    public LogWriter writer() {
        return writer;
    }

    @Override
    public void amend(UUID amendment, long recordedAt) {
        try (PreparedStatement amend = connection.prepareStatement("select amend_event(?, ?)")) {
            amend.setObject(1, amendment);
            amend.setLong(2, recordedAt);
            amend.execute();
        } catch (SQLException failure) {
            throw SqlFailure.of("Amending an event", failure);
        }
    }

    @Override
    public void commit() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw SqlFailure.of("Committing an amendment", failure);
        }
        writer.committed();
    }

    @Override
    public void close() {
        writer.close();
        giveBack(connection);
    }

    private static void giveBack(Connection connection) {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            // the lock goes with the session
            LOG.debug("A connection to the event log could not be handed back in order", failure);
        }
    }
}

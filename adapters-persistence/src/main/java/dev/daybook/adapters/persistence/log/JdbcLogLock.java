package dev.daybook.adapters.persistence.log;

import dev.daybook.adapters.persistence.database.Connections;
import dev.daybook.adapters.persistence.database.Sql;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.log.LogHead;
import dev.daybook.application.log.LogLock;
import dev.daybook.application.log.LogWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The append lock of the log, held by a plain transaction. It writes only what amendments need. */
final class JdbcLogLock implements LogLock {

    private static final Logger LOG = Logger.getLogger(JdbcLogLock.class);
    private static final Sql PING = Sql.of("select 1");
    private static final Sql AMEND = Sql.of("select amend_event(:amendment, :recordedAt)");

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
            // the lock can only be taken by a transaction that may write
            Connections.READ_WRITE.on(connection).execute();
            return new JdbcLogLock(connection, eventLog, JdbcLogSession.lock(connection, patience));
        } catch (SQLException failure) {
            giveBack(connection);
            throw SqlFailure.of("Locking the event log", failure);
        }
    }

    @Override
    public LogHead head() {
        return head;
    }

    @Override
    public void requireHeld() {
        // PostgreSQL holds the lock for as long as the session and its transaction live
        try {
            PING.on(connection).execute();
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
        try {
            AMEND.on(connection)
                    .with("amendment", amendment)
                    .with("recordedAt", recordedAt)
                    .execute();
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
            // the lock ends with the session
            LOG.debug("A connection to the event log failed while it was given back", failure);
        }
    }
}

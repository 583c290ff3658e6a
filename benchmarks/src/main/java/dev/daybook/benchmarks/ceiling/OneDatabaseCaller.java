package dev.daybook.benchmarks.ceiling;

import dev.daybook.benchmarks.peer.PeerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Lock, insert, update, commit in one database. */
final class OneDatabaseCaller implements CeilingPeer.CeilingCaller {

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final NewEvent event;

    OneDatabaseCaller(PeerSettings settings, int number) throws SQLException {
        connection = DriverManager.getConnection(settings.url("ceiling_one"), settings.user(), settings.password());
        connection.setAutoCommit(false);
        insert = NewEvent.insertInto(connection);
        update = NewEvent.updateIn(connection);
        event = new NewEvent(number, settings.accounts());
    }

    @Override
    public void make() throws SQLException {
        try {
            NewEvent.lock(connection, "event_log");
            event.insert(insert);
            event.update(update);
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

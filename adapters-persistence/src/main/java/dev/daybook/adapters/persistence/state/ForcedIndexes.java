package dev.daybook.adapters.persistence.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Indexes that must be used: {@code lock_application_state} forbids the planner to read whole tables, because a statement
 * that is planned while a table is small is used when it is large. Only queries of repositories may read whole tables.
 */
final class ForcedIndexes implements IndexUse {

    private final Connection connection;

    ForcedIndexes(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void beforeQuery() throws SQLException {
        allowWholeTables("on");
    }

    @Override
    public void afterQuery() throws SQLException {
        allowWholeTables("off");
    }

    private void allowWholeTables(String onOrOff) throws SQLException {
        try (Statement setting = connection.createStatement()) {
            setting.execute("set local enable_seqscan = " + onOrOff);
        }
    }
}

package dev.daybook.architecture.planted.adapters.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** May send statements. */
final class Sql {

    static final class Execution {

        PreparedStatement prepared(Connection connection) throws SQLException {
            return connection.prepareStatement("select 1");
        }
    }
}

package dev.daybook.architecture.planted.adapters.persistence.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** May send statements, whose texts are made at run time. */
final class SchemaOfItsOwn {

    Statement statement(Connection connection) throws SQLException {
        return connection.createStatement();
    }
}

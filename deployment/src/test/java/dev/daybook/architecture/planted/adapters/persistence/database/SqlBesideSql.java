package dev.daybook.architecture.planted.adapters.persistence.database;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The beginning of its name does not excuse it. */
@Breaks("only Sql and the COPY codec send statements")
final class SqlBesideSql {

    PreparedStatement prepared(Connection connection) throws SQLException {
        return connection.prepareStatement("select 1");
    }
}

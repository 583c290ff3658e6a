package dev.daybook.benchmarks.audit;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Questions with one answer. */
final class Sql {

    private Sql() {}

    static String text(Connection connection, String query) throws SQLException {
        return texts(connection, query).get(0);
    }

    static long number(Connection connection, String query) throws SQLException {
        return Long.parseLong(text(connection, query));
    }

    static BigDecimal decimal(Connection connection, String query) throws SQLException {
        return new BigDecimal(text(connection, query));
    }

    static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}

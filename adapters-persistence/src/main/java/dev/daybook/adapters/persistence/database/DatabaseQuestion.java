package dev.daybook.adapters.persistence.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A short question to a database, outside of any transaction. */
final class DatabaseQuestion {

    private DatabaseQuestion() {}

    /** The answer's only value. */
    static String text(DataSource source, String sql) {
        return texts(source, sql).get(0);
    }

    /** The first column of every row. */
    static List<String> texts(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw SqlFailure.of("Asking the database", failure);
        }
    }
}

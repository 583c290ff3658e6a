package dev.daybook.deployment;

import dev.daybook.local.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What is in the ledger of tasks, read past the product, by the superuser. */
final class TaskRows {
    private final EmbeddedPostgres postgres;

    TaskRows(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    long number(String query) {
        return Long.parseLong(text(query));
    }

    String text(String query) {
        return texts(query).get(0);
    }

    /** The first column of every row. */
    List<String> texts(String query) {
        try (Connection connection = postgres.connect("event_log", postgres.superuser());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    void execute(String sql) {
        try (Connection connection = postgres.connect("event_log", postgres.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}

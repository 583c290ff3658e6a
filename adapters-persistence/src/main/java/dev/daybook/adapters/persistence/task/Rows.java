package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Statements on the ledger, each on a connection of its own for as long as it takes. */
final class Rows {

    private static final int LONGEST_TEXT = 1_000;

    private final DataSource source;
    private final String attempt;

    /**
     * Statements by that source's connections.
     *
     * @param attempt what is told where one fails
     */
    Rows(DataSource source, String attempt) {
        this.source = source;
        this.attempt = attempt;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(Reader<T> reader, String sql, Object... arguments) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        } catch (SQLException failure) {
            throw SqlFailure.of(attempt, failure);
        }
    }

    <T> Optional<T> first(Reader<T> reader, String sql, Object... arguments) {
        return list(reader, sql, arguments).stream().findFirst();
    }

    /** How many rows were changed. */
    int change(String sql, Object... arguments) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw SqlFailure.of(attempt, failure);
        }
    }

    /** The same statement for each of those arguments, in one batch. */
    void changeAll(String sql, List<Object[]> arguments) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : arguments) {
                set(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw SqlFailure.of(attempt, failure);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            set(statement, arguments);
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void set(PreparedStatement statement, Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof String[] texts) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts));
            } else if (argument instanceof Optional<?> optional) {
                statement.setObject(i + 1, optional.orElse(null));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<String> textIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static UUID id(ResultSet row) throws SQLException {
        return row.getObject("id", UUID.class);
    }

    /** What comes from outside, as the database can keep it and a terminal show it. */
    static String printable(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line;
    }
}

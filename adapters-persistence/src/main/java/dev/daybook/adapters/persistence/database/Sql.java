package dev.daybook.adapters.persistence.database;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with named parameters such as {@code :position}.
 *
 * <p>The text is parsed once: keep a statement in a static final field. Only a statement whose text depends on what the
 * caller asks for is parsed for each use. Colons in literals, quoted names, comments and {@code ::} casts are left alone.
 * Nested comments and {@code E'…'} literals with escaped quotes are not supported.
 *
 * <p>The text may be several statements, separated by semicolons: the driver sends them together, in one round trip.
 *
 * <p>A failure is a {@link SQLException} with the SQLSTATE of the database's failure, which is its cause, and with the
 * text of the statement. The values of the parameters are not in it.
 */
public final class Sql {

    private static final Pattern TOKEN = Pattern.compile(
            "'[^']*'|\"[^\"]*\"|--[^\n]*|/\\*.*?\\*/|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$|::|:(?<name>[a-zA-Z_]\\w*)|\\?",
            Pattern.DOTALL);

    /** Stands for a parameter that has no value yet, because null is a value. */
    private static final Object MISSING = new Object();

    private final String text;
    private final String positional;
    private final String[] names;

    private Sql(String text) {
        this.text = text.strip();
        StringBuilder parsed = new StringBuilder();
        List<String> found = new ArrayList<>();
        Matcher token = TOKEN.matcher(this.text);
        while (token.find()) {
            String name = token.group("name");
            if (token.group().equals("?")) {
                throw new IllegalArgumentException("Use named parameters such as :id instead of ? in: " + this.text);
            }
            token.appendReplacement(parsed, Matcher.quoteReplacement(name == null ? token.group() : "?"));
            if (name != null) {
                found.add(name);
            }
        }
        this.positional = token.appendTail(parsed).toString();
        this.names = found.toArray(String[]::new);
    }

    /** Parses the statement. */
    public static Sql of(String text) {
        return new Sql(text);
    }

    /** The statement with its named parameters. */
    @Override
    public String toString() {
        return text;
    }

    /** The statement as JDBC takes it, with a question mark for each parameter. */
    String positional() {
        return positional;
    }

    /** The name of each question mark's parameter. */
    List<String> names() {
        return List.of(names);
    }

    /** Starts one execution. Nothing is sent before the method that asks for the result. */
    public Execution on(Connection connection) {
        return new Execution(connection);
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(Row row) throws SQLException;
    }

    /** Gives the parameters their values for one item of a batch. */
    @FunctionalInterface
    public interface Binder<T> {
        void bind(Execution execution, T item);
    }

    @FunctionalInterface
    private interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /** That failure of a statement, with the statement's text. */
    static SQLException failed(String statement, SQLException failure) {
        return new SQLException("Failed statement: " + statement, failure.getSQLState(), failure);
    }

    /** One execution of the statement: its parameters, then its result. */
    public final class Execution {

        private final Connection connection;
        private final @Nullable Object[] values = new @Nullable Object[names.length];

        private Execution(Connection connection) {
            this.connection = connection;
            Arrays.fill(values, MISSING);
        }

        /**
         * Sets a parameter wherever the statement names it.
         *
         * @param value null, or an {@code Optional} of any of these: a number, text, truth value, {@code UUID},
         *     {@code byte[]}, {@code Instant}, {@code LocalDate}, {@code String[]} or {@code UUID[]}
         */
        public Execution with(String name, @Nullable Object value) {
            Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            boolean isKnown = false;
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    values[i] = plain;
                    isKnown = true;
                }
            }
            if (!isKnown) {
                throw new IllegalArgumentException("No parameter :" + name + " in: " + text);
            }
            return this;
        }

        /** Sets each of these parameters. */
        public Execution with(Map<String, ?> values) {
            values.forEach(this::with);
            return this;
        }

        /** The first row, if there is one. Of several statements, the first one that is a query gives it. */
        public <T> Optional<T> first(RowMapper<T> mapper) throws SQLException {
            return once(statement -> {
                try (ResultSet rows = queried(statement)) {
                    return rows.next() ? Optional.of(mapper.map(new Row(rows))) : Optional.empty();
                }
            });
        }

        /** All rows. They are in memory together: a statement with many rows needs a limit, or {@link CopyReader}. */
        public <T> List<T> list(RowMapper<T> mapper) throws SQLException {
            return once(statement -> {
                try (ResultSet rows = statement.executeQuery()) {
                    Row row = new Row(rows);
                    List<T> list = new ArrayList<>();
                    while (rows.next()) {
                        list.add(mapper.map(row));
                    }
                    return list;
                }
            });
        }

        /** Carries the statement out and gives the number of rows that it changed. */
        public int update() throws SQLException {
            return once(PreparedStatement::executeUpdate);
        }

        /** Carries the statement out, for its effect only. */
        public void execute() throws SQLException {
            once(PreparedStatement::execute);
        }

        /** Carries the statement out once for each item, all of them sent together. */
        public <T> void batch(Iterable<T> items, Binder<T> binder) throws SQLException {
            run(statement -> {
                for (T item : items) {
                    Arrays.fill(values, MISSING);
                    binder.bind(this, item);
                    requireAllValues();
                    set(statement);
                    statement.addBatch();
                }
                return statement.executeBatch();
            });
        }

        private <T> T once(Use<T> use) throws SQLException {
            requireAllValues();
            return run(statement -> {
                set(statement);
                return use.apply(statement);
            });
        }

        /** The rows of the first query; statements before it have none, only a count of changed rows. */
        private static ResultSet queried(PreparedStatement statement) throws SQLException {
            boolean isRows = statement.execute();
            while (!isRows && statement.getUpdateCount() != -1) {
                isRows = statement.getMoreResults();
            }
            if (!isRows) {
                throw new SQLException("The statement is not a query", "02000");
            }
            return statement.getResultSet();
        }

        private void requireAllValues() {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == MISSING) {
                    throw new IllegalStateException("Parameter :" + names[i] + " has no value in: " + text);
                }
            }
        }

        private <T> T run(Use<T> use) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(positional)) {
                return use.apply(statement);
            } catch (BatchUpdateException failure) {
                // the driver's own text holds the values; the next exception is the database's failure
                SQLException cause = failure.getNextException();
                throw failed(text, cause == null ? new SQLException("The batch failed", failure.getSQLState()) : cause);
            } catch (SQLException failure) {
                throw failed(text, failure);
            }
        }

        private void set(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (value instanceof Instant instant) {
                    statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                } else if (value instanceof String[] texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts));
                } else if (value instanceof UUID[] ids) {
                    statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
                } else {
                    statement.setObject(i + 1, value);
                }
            }
        }
    }
}

package dev.daybook.adapters.persistence.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a query, whose columns are read by name.
 *
 * <p>A column that can be null is read by a method that returns an {@code Optional}. The others refuse a null with a
 * {@link SQLException} that names the column.
 */
public final class Row {

    private static final String UNEXPECTED_NULL = "22002";

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    /** A bigint. */
    public long number(String column) throws SQLException {
        long number = row.getLong(column);
        if (row.wasNull()) {
            throw isNull(column);
        }
        return number;
    }

    /** A bigint that can be null. */
    public Optional<Long> optionalNumber(String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /** An integer. */
    public int integer(String column) throws SQLException {
        int number = row.getInt(column);
        if (row.wasNull()) {
            throw isNull(column);
        }
        return number;
    }

    /** An integer that can be null. */
    public Optional<Integer> optionalInteger(String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    /** A truth value. */
    public boolean truth(String column) throws SQLException {
        boolean truth = row.getBoolean(column);
        if (row.wasNull()) {
            throw isNull(column);
        }
        return truth;
    }

    /** A text. */
    public String text(String column) throws SQLException {
        return required(row.getString(column), column);
    }

    /** A text that can be null. */
    public Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** An array of texts. */
    public List<String> texts(String column) throws SQLException {
        return List.of((String[]) required(row.getArray(column), column).getArray());
    }

    /** A uuid. */
    public UUID uuid(String column) throws SQLException {
        return required(row.getObject(column, UUID.class), column);
    }

    /** A uuid that can be null. */
    public Optional<UUID> optionalUuid(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    /** A moment, from a timestamp with time zone. */
    public Instant instant(String column) throws SQLException {
        return required(row.getObject(column, OffsetDateTime.class), column).toInstant();
    }

    /** A moment that can be null. */
    public Optional<Instant> optionalInstant(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** A date. */
    public LocalDate date(String column) throws SQLException {
        return required(row.getObject(column, LocalDate.class), column);
    }

    /** Bytes. */
    public byte[] bytes(String column) throws SQLException {
        return required(row.getBytes(column), column);
    }

    /** Bytes that can be null. */
    public Optional<byte[]> optionalBytes(String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column));
    }

    /** Reads one cell of a result. */
    @FunctionalInterface
    public interface Cell<T> {
        T read(ResultSet row, int column) throws SQLException;
    }

    /**
     * A column whose name only a derived statement knows.
     *
     * @param column its number; the first one is 1
     */
    public <T> T cell(int column, Cell<T> cell) throws SQLException {
        return cell.read(row, column);
    }

    private static <T> T required(@Nullable T value, String column) throws SQLException {
        if (value == null) {
            throw isNull(column);
        }
        return value;
    }

    private static SQLException isNull(String column) {
        return new SQLException("Column \"" + column + "\" is null, and a value is required.", UNEXPECTED_NULL);
    }
}

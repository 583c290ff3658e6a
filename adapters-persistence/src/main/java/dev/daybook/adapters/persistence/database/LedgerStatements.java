package dev.daybook.adapters.persistence.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Statements on a ledger in the log's database, each in a plain transaction of its own, no matter of any distributed one.
 *
 * <p>They go through the pool for queries, whose transactions read only unless they say otherwise.
 */
public final class LedgerStatements {

    private final DataSource source;
    private final String reading;

    /**
     * Statements on one ledger.
     *
     * @param reading what is told where a query fails
     */
    public LedgerStatements(Databases databases, String reading) {
        this.source = databases.eventLog().read();
        this.reading = reading;
    }

    /** Gives a statement its arguments, and carries it out. */
    @FunctionalInterface
    public interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What a query gives. */
    public <T> T query(String sql, Use<T> use) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.apply(statement);
        } catch (SQLException failure) {
            throw SqlFailure.of(reading, failure);
        }
    }

    /**
     * What a change gives; it is committed then.
     *
     * @param attempt what is told where it fails
     */
    public <T> T write(String attempt, String sql, Use<T> use) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement writable = connection.createStatement();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                writable.execute("set transaction read write");
                T result = use.apply(statement);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(attempt, failure);
        }
    }

    /** All rows that the statement gives, with its arguments set. */
    public static <T> List<T> rows(PreparedStatement statement, Reader<T> reader) throws SQLException {
        List<T> read = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                read.add(reader.read(rows));
            }
        }
        return read;
    }

    /** A moment, if the column has one. */
    public static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}

package dev.daybook.adapters.persistence.database;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/**
 * Writes rows into one table by binary COPY, which PostgreSQL reads, stores and logs many at a time. {@link CopyReader}
 * reads this format.
 *
 * <p>Rows are sent while they are made, so that memory does not depend on their number. Values are given in the order of
 * the columns, each in exactly the column's type: {@code Long} for bigint, {@code Integer} for integer, {@code Short} for
 * smallint, {@code String}, {@code BigDecimal}, {@code UUID}, {@code Instant}, {@code OffsetDateTime}, {@code LocalDate},
 * {@code Boolean}, {@code byte[]}. Rows are kept only if {@link #endRow} and, at the end, {@link #finish} are called.
 *
 * <p>A failure is a {@link SQLException} as that of {@link Sql}: it has the statement, but no value.
 */
public final class RowCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
    private static final int PORTION = 1 << 16;
    private static final short END = -1;
    private static final int NULL = -1;

    private final String statement;
    private final CopyIn copy;
    private final short width;
    private ByteBuffer rows = ByteBuffer.allocate(PORTION);
    private int given;
    private long count;

    /** Begins to copy into those columns of a table. The connection can be used for nothing else until the copy ends. */
    public RowCopy(Connection connection, String table, String columns) throws SQLException {
        width = (short) columns.split(",").length;
        statement = "copy " + table + " (" + columns + ") from stdin (format binary)";
        try {
            copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        } catch (SQLException failure) {
            throw Sql.failed(statement, failure);
        }
        rows.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Adds the next value of the row. */
    public RowCopy value(@Nullable Object value) {
        if (given++ == 0) {
            room(Short.BYTES).putShort(width);
        }
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
        } else if (value instanceof String text) {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else if (value instanceof UUID id) {
            field(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        } else if (value instanceof Long number) {
            field(Long.BYTES).putLong(number);
        } else if (value instanceof Integer number) {
            field(Integer.BYTES).putInt(number);
        } else if (value instanceof Short number) {
            field(Short.BYTES).putShort(number);
        } else if (value instanceof BigDecimal number) {
            bytes(ByteConverter.numeric(number));
        } else if (value instanceof Instant instant) {
            field(Long.BYTES).putLong(micros(instant));
        } else if (value instanceof OffsetDateTime time) {
            field(Long.BYTES).putLong(micros(time.toInstant()));
        } else if (value instanceof LocalDate date) {
            field(Integer.BYTES).putInt(Math.toIntExact(ChronoUnit.DAYS.between(EPOCH_DAY, date)));
        } else if (value instanceof Boolean truth) {
            field(1).put((byte) (truth ? 1 : 0));
        } else {
            throw new IllegalArgumentException("No column takes a " + value.getClass());
        }
        return this;
    }

    /** Not {@code ChronoUnit.MICROS.between}: it counts nanoseconds, and their number overflows for an early year. */
    private static long micros(Instant instant) {
        long seconds = instant.getEpochSecond() - CopyReader.SECONDS_FROM_1970_TO_2000;
        return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), instant.getNano() / 1_000);
    }

    private void bytes(byte[] value) {
        field(value.length).put(value);
    }

    private ByteBuffer field(int length) {
        return room(Integer.BYTES + length).putInt(length);
    }

    private ByteBuffer room(int length) {
        if (rows.remaining() < length) {
            rows = ByteBuffer.allocate(Math.max(2 * rows.capacity(), rows.position() + length))
                    .put(rows.flip());
        }
        return rows;
    }

    /** Ends the row. */
    public void endRow() throws SQLException {
        if (given != width) {
            throw new IllegalStateException("A row of " + given + " values for " + width + " columns");
        }
        given = 0;
        count++;
        if (rows.position() >= PORTION / 2) {
            send();
        }
    }

    private void send() throws SQLException {
        try {
            copy.writeToCopy(rows.array(), 0, rows.position());
        } catch (SQLException failure) {
            throw Sql.failed(statement, failure);
        }
        rows.clear();
    }

    /** Ends the copy and waits until the database has all rows. */
    public void finish() throws SQLException {
        room(Short.BYTES).putShort(END);
        send();
        long stored = stored();
        if (stored != count) {
            throw new IllegalStateException("The database stored " + stored + " of " + count + " copied rows.");
        }
    }

    private long stored() throws SQLException {
        try {
            return copy.endCopy();
        } catch (SQLException failure) {
            throw Sql.failed(statement, failure);
        }
    }

    /** Cancels a copy that was not finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}

package dev.daybook.adapters.persistence.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads rows in PostgreSQL's binary COPY format: a header, then each row as the number of its fields and each field as
 * its length and its bytes. {@link RowCopy} writes this format.
 *
 * <p>Rows come one at a time, so that memory does not depend on their number, and cost less than rows of a query.
 *
 * <p>The fields of a row are read in the order of the columns. {@link #number}, {@link #text} and their like go to the
 * next field and read it; they fail if it is null or not as long as the type is. {@link #next} only goes to the next
 * field, whose bytes are then read as they are.
 */
public final class CopyReader {

    /** PostgreSQL counts seconds from 1 January 2000. */
    public static final long SECONDS_FROM_1970_TO_2000 = 946_684_800L;

    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final int LENGTH_OF_UUID = 2 * Long.BYTES;
    private static final long MICROS = 1_000_000;

    private ByteBuffer message = ByteBuffer.allocate(0);
    private boolean isHeaderRead;
    private int offset;
    private int length;

    CopyReader() {}

    /** Reads the fields of one row, all of them, and tells whether more rows are wanted. */
    @FunctionalInterface
    public interface Visitor<X extends Exception> {
        boolean visit(CopyReader row) throws X;
    }

    /**
     * Passes the rows of a query to the visitor until it wants no more, or fails. The query should give a limited number
     * of rows, because those that are not wanted are still read.
     *
     * @param query a query without parameters, because COPY takes none
     * @throws SQLException with the SQLSTATE of the database's failure, which is its cause, and the text of the query
     */
    public static <X extends Exception> void read(Connection connection, String query, Visitor<X> visitor)
            throws SQLException, X {
        try {
            CopyOut copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + query + ") to stdout (format binary)");
            try {
                pass(copy, visitor);
            } finally {
                ignoreTheRest(copy);
            }
        } catch (SQLException failure) {
            throw new SQLException("Failed copy of: " + query, failure.getSQLState(), failure);
        }
    }

    private static <X extends Exception> void pass(CopyOut copy, Visitor<X> visitor) throws SQLException, X {
        CopyReader row = new CopyReader();
        boolean isWanted = true;
        for (byte[] bytes = copy.readFromCopy(); isWanted && bytes != null; bytes = copy.readFromCopy()) {
            isWanted = row.take(bytes, visitor);
        }
    }

    /** Rows that are not wanted are read all the same: a cancel could hit the next statement of this connection. */
    private static void ignoreTheRest(CopyOut copy) throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {}
    }

    /** Reads one message of the COPY, which ends where a row ends. */
    <X extends Exception> boolean take(byte[] bytes, Visitor<X> visitor) throws X {
        message = ByteBuffer.wrap(bytes);
        if (!isHeaderRead) {
            message.position(SIGNATURE_AND_FLAGS);
            int extension = message.getInt();
            message.position(message.position() + extension);
            isHeaderRead = true;
        }
        // after the last row, -1 stands in the place of the number of fields
        while (message.hasRemaining() && message.getShort() >= 0) {
            if (!visitor.visit(this)) {
                return false;
            }
        }
        return true;
    }

    /** Goes to the next field of the row. False if it is null; its length is then 0. */
    public boolean next() {
        int stored = message.getInt();
        length = Math.max(stored, 0);
        offset = message.position();
        message.position(offset + length);
        return stored >= 0;
    }

    /** The length of the current field in bytes. */
    public int length() {
        return length;
    }

    /** Where the current field begins in {@link #bytes}. */
    public int offset() {
        return offset;
    }

    /** The bytes that hold the current field, and others around it. Not a copy. */
    public byte[] bytes() {
        return message.array();
    }

    /** Eight bytes of the current field as a number, from that index on. */
    public long longAt(int index) {
        return message.getLong(offset + index);
    }

    /** The first four bytes of the current field as a number. */
    public int integerAtStart() {
        return message.getInt(offset);
    }

    /** The next field, a bigint. */
    public long number() {
        next(Long.BYTES);
        return longAt(0);
    }

    /** The next field, an integer. */
    public int integer() {
        next(Integer.BYTES);
        return integerAtStart();
    }

    /** The next field, an integer that can be null. */
    public Optional<Integer> optionalInteger() {
        if (!next()) {
            return Optional.empty();
        }
        requireLength(Integer.BYTES);
        return Optional.of(integerAtStart());
    }

    /** The next field, a text. */
    public String text() {
        nextPresent();
        return new String(bytes(), offset, length, StandardCharsets.UTF_8);
    }

    /** The next field, a bytea. */
    public byte[] copyOfBytes() {
        nextPresent();
        return Arrays.copyOfRange(bytes(), offset, offset + length);
    }

    /** The next field, a uuid. */
    public UUID uuid() {
        next(LENGTH_OF_UUID);
        return new UUID(longAt(0), longAt(Long.BYTES));
    }

    /** The next field, a uuid that can be null. */
    public Optional<UUID> optionalUuid() {
        if (!next()) {
            return Optional.empty();
        }
        requireLength(LENGTH_OF_UUID);
        return Optional.of(new UUID(longAt(0), longAt(Long.BYTES)));
    }

    /** The next field, a timestamp with time zone. */
    public Instant instant() {
        long micros = number();
        return Instant.ofEpochSecond(
                SECONDS_FROM_1970_TO_2000 + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000);
    }

    private void next(int expectedLength) {
        nextPresent();
        requireLength(expectedLength);
    }

    private void nextPresent() {
        if (!next()) {
            throw new IllegalStateException(
                    "A field is null, and a value is required. Compare the order of the columns.");
        }
    }

    private void requireLength(int expected) {
        if (length != expected) {
            throw new IllegalStateException("A field has " + length + " bytes, and its type has " + expected
                    + ". Compare the order of the columns.");
        }
    }
}

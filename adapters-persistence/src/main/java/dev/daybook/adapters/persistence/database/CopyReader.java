package dev.daybook.adapters.persistence.database;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads rows in PostgreSQL's binary COPY format: a header, then each row as the number of its fields and each field as
 * its length and its bytes.
 *
 * <p>Rows come one at a time, so that memory does not depend on their number, and cost less than rows of a query.
 */
public final class CopyReader {

    /** PostgreSQL counts seconds from 1 January 2000. */
    public static final long SECONDS_FROM_1970_TO_2000 = 946_684_800L;

    private static final int SIGNATURE_AND_FLAGS = 15;

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
     * Passes the rows of a query on, until no more are wanted.
     *
     * @param query a query without parameters, which COPY does not take
     */
    public static <X extends Exception> void read(Connection connection, String query, Visitor<X> visitor)
            throws SQLException, X {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        try {
            CopyReader row = new CopyReader();
            boolean isWanted = true;
            byte[] bytes = copy.readFromCopy();
            while (bytes != null) {
                // the remaining rows are read and ignored: a cancel could hit this connection's next statement
                isWanted = isWanted && row.take(bytes, visitor);
                bytes = copy.readFromCopy();
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
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

    /** The length of the field in bytes. */
    public int length() {
        return length;
    }

    /** Where the field begins in {@link #bytes}. */
    public int offset() {
        return offset;
    }

    /** The bytes that hold the field, and others around it. Not a copy. */
    public byte[] bytes() {
        return message.array();
    }

    /** Eight bytes of the field as a number, from that index on. */
    public long longAt(int index) {
        return message.getLong(offset + index);
    }

    /** The first four bytes of the field as a number. */
    public int integer() {
        return message.getInt(offset);
    }
}

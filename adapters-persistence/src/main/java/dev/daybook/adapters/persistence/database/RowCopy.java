package dev.daybook.adapters.persistence.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into one table by COPY, which PostgreSQL reads, stores and logs many at a time.
 *
 * <p>Rows travel while they are made, so that memory does not depend on their number. Values are written in the order of
 * the columns; a row without {@link #endRow} and a copy without {@link #finish} are not kept.
 */
public final class RowCopy implements AutoCloseable {

    private static final int PORTION = 1 << 16;
    private static final HexFormat HEX = HexFormat.of();

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(PORTION / 16);
    private long count;

    /** Begins to copy into those columns of a table on that connection; nothing else can use it until the end. */
    public RowCopy(Connection connection, String table, String columns) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin");
    }

    /** Text, a number, a date, an instant, a UUID, bytes, or nothing. */
    public RowCopy value(@Nullable Object value) {
        if (value == null) {
            rows.append("\\N");
        } else if (value instanceof byte[] bytes) {
            rows.append("\\\\x");
            HEX.formatHex(rows, bytes);
        } else if (value instanceof String text) {
            appendEscaped(text);
        } else {
            rows.append(text(value));
        }
        rows.append('\t');
        return this;
    }

    /** A value that is no text and no bytes, as PostgreSQL reads it. */
    public static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private void appendEscaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }

    /** The row is complete. */
    public void endRow() throws SQLException {
        rows.setCharAt(rows.length() - 1, '\n');
        count++;
        if (rows.length() >= PORTION) {
            send();
        }
    }

    private void send() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /** All rows have been made: waits until the database has them. */
    public void finish() throws SQLException {
        send();
        long stored = copy.endCopy();
        if (stored != count) {
            throw new IllegalStateException("Of " + count + " rows the database has stored " + stored + ".");
        }
    }

    /** Gives up what was not finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}

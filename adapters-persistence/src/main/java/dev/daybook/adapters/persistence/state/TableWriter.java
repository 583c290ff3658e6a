package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.RowCopy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one table, any number in one statement: new ones by COPY, changed ones by an UPDATE from arrays.
 *
 * <p>The persistence provider would send one statement for each row. It still says how an entity becomes a row.
 */
final class TableWriter<E> {

    private final EntityTable<E> table;
    private final StatelessSession session;
    private final Connection connection;

    TableWriter(EntityTable<E> table, StatelessSession session, Connection connection) {
        this.table = table;
        this.session = session;
        this.connection = connection;
    }

    /** Inserts rows. */
    void insert(Collection<E> rows) throws SQLException {
        try (RowCopy copy = new RowCopy(connection, table.name(), table.storedNames())) {
            for (E row : rows) {
                List<@Nullable Object> values = table.values(row, session);
                for (int i = 0; i < values.size(); i++) {
                    if (table.columns().get(i).isStored()) {
                        copy.value(values.get(i));
                    }
                }
                copy.endRow();
            }
            copy.finish();
        }
    }

    /**
     * Changes rows. If it is known what they are in the database, only the columns are sent in which one of them differs.
     *
     * @param before the rows as they are in the database, in the same order; empty if that is not known
     * @throws IllegalStateException if one of them does not exist
     */
    void update(List<E> rows, List<E> before) throws SQLException {
        String[][] arrays = texts(rows);
        BitSet changes = before.isEmpty() ? table.updatable() : changed(texts(before), arrays);
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(table.update(changes))) {
            int parameter = 1;
            for (int i = 0; i < arrays.length; i++) {
                TableColumn column = table.columns().get(i);
                if (column.isKey() || changes.get(i)) {
                    statement.setArray(parameter++, connection.createArrayOf(column.type(), arrays[i]));
                }
            }
            int changed = statement.executeUpdate();
            if (changed != rows.size()) {
                throw new IllegalStateException((rows.size() - changed) + " of " + rows.size() + " changed rows of "
                        + table.name() + " do not exist. A materializer must add a row before it changes it.");
            }
        }
    }

    /** The columns in which a row differs. A value that only looks different does no harm. */
    private BitSet changed(String[][] before, String[][] after) {
        BitSet changes = new BitSet(after.length);
        BitSet updatable = table.updatable();
        for (int i = updatable.nextSetBit(0); i >= 0; i = updatable.nextSetBit(i + 1)) {
            changes.set(i, !Arrays.equals(before[i], after[i]));
        }
        return changes;
    }

    /** An array for each column, with a text for each row. */
    private String[][] texts(Collection<E> rows) {
        String[][] arrays = new String[table.columns().size()][rows.size()];
        int place = 0;
        for (E row : rows) {
            List<@Nullable Object> values = table.values(row, session);
            for (int i = 0; i < arrays.length; i++) {
                Object value = values.get(i);
                arrays[i][place] = value == null ? null : text(value);
            }
            place++;
        }
        return arrays;
    }

    private static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}

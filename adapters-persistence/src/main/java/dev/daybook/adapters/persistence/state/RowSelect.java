package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.Row;
import dev.daybook.adapters.persistence.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT of whole rows of one table.
 *
 * <p>It is sent as it is, or in one statement with the position of the state. Then one snapshot gives both. That statement
 * names {@code event_log_state} first: PostgreSQL locks tables in this order, and a switch to a rebuilt state needs that
 * lock, so all names mean tables of the same state.
 */
final class RowSelect<E> {

    private static final int COLUMNS_OF_THE_STATE = 2;

    private final EntityTable<E> table;
    private final Sql alone;
    private final Sql withPosition;

    /** A SELECT of rows of that table. The limit is no parameter, so that PostgreSQL can keep one plan for all values. */
    RowSelect(EntityTable<E> table, Selection.Shape shape) {
        this.table = table;
        String orderBy = shape.order().isEmpty() ? "" : " order by " + shape.order();
        String text = "select " + table.columnNames() + " from " + table.readFrom() + " where " + shape.condition()
                + orderBy + (shape.limit() > 0 ? " limit " + shape.limit() : "");
        this.alone = Sql.of(text);
        this.withPosition = Sql.of("select live.position as state_position, live.state_id, found.*"
                + " from event_log_state live left join lateral (" + text + ") found on true" + orderBy);
    }

    String text() {
        return alone.toString();
    }

    /**
     * The rows.
     *
     * @param agreed notes the position of the state that the rows are from; null if a transaction holds the snapshot
     */
    List<E> rows(Connection connection, Map<String, ?> values, @Nullable AgreedPosition agreed) throws SQLException {
        if (agreed == null) {
            return alone.on(connection).with(values).list(row -> table.entity(row, 1));
        }
        List<Optional<E>> found = withPosition.on(connection).with(values).list(row -> found(row, agreed));
        return found.stream().flatMap(Optional::stream).toList();
    }

    /** The entity of the row; none if the row has the position alone, because nothing was found. */
    private Optional<E> found(Row row, AgreedPosition agreed) throws SQLException {
        agreed.note(row.number("state_position"), row.uuid("state_id"));
        boolean isThere = row.cell(COLUMNS_OF_THE_STATE + 1, (result, column) -> result.getObject(column) != null);
        return isThere ? Optional.of(table.entity(row, COLUMNS_OF_THE_STATE + 1)) : Optional.empty();
    }
}

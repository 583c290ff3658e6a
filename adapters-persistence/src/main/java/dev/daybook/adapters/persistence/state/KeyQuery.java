package dev.daybook.adapters.persistence.state;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.ModelPart;

/**
 * Selects the rows of one table by any number of values of a key, in one query.
 *
 * <p>Each column of the key is compared with a value, or with an array if there are several. Of a key with several columns
 * the query may therefore find more rows than were asked for: those that mix the columns of two keys.
 */
final class KeyQuery {

    private static final String PARAMETER = "key";

    private final ModelPart key;
    private final List<TableColumn> columns;

    /**
     * A query of a table.
     *
     * @param key the identifier or the attribute of the entity that is the key
     * @param columns the columns of the key
     */
    KeyQuery(ModelPart key, List<TableColumn> columns) {
        this.key = key;
        this.columns = List.copyOf(columns);
    }

    /** The rows with one of those keys, which are given as the entity has them. */
    Selection selection(Collection<?> keys, StatelessSession session, Connection connection) throws SQLException {
        SharedSessionContractImplementor provider = (SharedSessionContractImplementor) session;
        List<Set<Object>> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(new LinkedHashSet<>()));
        for (Object each : keys) {
            key.breakDownJdbcValues(
                    each, (index, value, column) -> values.get(index).add(value), provider);
        }
        Selection selection = Selection.where(IntStream.range(0, columns.size())
                .mapToObj(
                        i -> columns.get(i).name() + comparison(i, values.get(i).size()))
                .collect(Collectors.joining(" and ")));
        for (int i = 0; i < columns.size(); i++) {
            selection = selection.with(PARAMETER + i, value(columns.get(i), values.get(i), connection));
        }
        return selection;
    }

    /** PostgreSQL plans a comparison with an array again and again, one with a single value once. */
    private static String comparison(int column, int values) {
        return values == 1 ? " = :" + PARAMETER + column : " = any(:" + PARAMETER + column + ")";
    }

    private static Object value(TableColumn column, Set<Object> values, Connection connection) throws SQLException {
        if (values.size() == 1) {
            return values.iterator().next();
        }
        return connection.createArrayOf(
                column.type(), values.toArray((Object[]) Array.newInstance(column.valueType(), values.size())));
    }
}

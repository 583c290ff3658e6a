package dev.daybook.adapters.persistence.state;

import java.lang.reflect.Array;
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
import org.hibernate.query.NativeQuery;

/**
 * Selects the rows of one table by many values of a key, in one query.
 *
 * <p>Each column of the key is compared with an array. Of a key with several columns the query may therefore find more rows
 * than were asked for: those that mix the columns of two keys.
 */
final class KeyQuery<E> {

    private static final String PARAMETER = "key";

    private final Class<E> entity;
    private final ModelPart key;
    private final List<TableColumn> columns;
    private final String sql;

    /**
     * A query of that table.
     *
     * @param key the identifier or the attribute of the entity that is the key
     * @param columns the columns of the key
     * @param selected the names of the columns that make a whole row
     */
    KeyQuery(Class<E> entity, String table, String selected, ModelPart key, List<TableColumn> columns) {
        this.entity = entity;
        this.key = key;
        this.columns = List.copyOf(columns);
        this.sql = "select " + selected + " from " + table + " where "
                + IntStream.range(0, columns.size())
                        .mapToObj(i -> columns.get(i).name() + " = any(:" + PARAMETER + i + ")")
                        .collect(Collectors.joining(" and "));
    }

    String sql() {
        return sql;
    }

    /** The rows with one of those keys, which are given as the entity has them. */
    List<E> rows(Collection<?> keys, StatelessSession session) {
        SharedSessionContractImplementor provider = (SharedSessionContractImplementor) session;
        List<Set<Object>> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(new LinkedHashSet<>()));
        for (Object each : keys) {
            key.breakDownJdbcValues(
                    each, (index, value, column) -> values.get(index).add(value), provider);
        }
        NativeQuery<E> query = session.createNativeQuery(sql, entity);
        for (int i = 0; i < columns.size(); i++) {
            query.setParameter(PARAMETER + i, array(columns.get(i), values.get(i)));
        }
        return query.getResultList();
    }

    private static Object[] array(TableColumn column, Set<Object> values) {
        return values.toArray((Object[]) Array.newInstance(column.valueType(), values.size()));
    }
}

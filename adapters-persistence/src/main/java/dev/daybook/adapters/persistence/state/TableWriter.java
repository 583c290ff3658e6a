package dev.daybook.adapters.persistence.state;

import dev.daybook.adapters.persistence.database.RowCopy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one entity's table, any number in one statement: new ones by COPY, changed ones by an UPDATE from
 * arrays.
 *
 * <p>The provider would send one statement a row. What the columns are and how an entity becomes a row is the provider's
 * mapping all the same; nothing is said twice.
 */
final class TableWriter<E> {

    private final EntityPersister mapping;
    private final List<Column> columns = new ArrayList<>();
    private final List<AttributeMapping> attributes = new ArrayList<>();
    private final String names;
    private final String update;

    /** A column, and whether a changed row may bring another value for it. */
    private record Column(String name, String type, boolean key, boolean updatable) {

        static Column of(SelectableMapping mapping, boolean key) {
            int code = mapping.getJdbcMapping().getJdbcType().getDefaultSqlTypeCode();
            return new Column(mapping.getSelectionExpression(), typeName(code), key, !key && mapping.isUpdateable());
        }

        boolean isSentByUpdate() {
            return key || updatable;
        }

        private static String typeName(int code) {
            return switch (code) {
                case SqlTypes.UUID -> "uuid";
                case SqlTypes.VARCHAR -> "text";
                case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> "numeric";
                case SqlTypes.DATE, SqlTypes.LOCAL_DATE -> "date";
                case SqlTypes.BIGINT -> "bigint";
                case SqlTypes.INTEGER -> "integer";
                case SqlTypes.SMALLINT -> "smallint";
                case SqlTypes.BOOLEAN -> "boolean";
                default -> throw new IllegalArgumentException("No column of the state has the SQL type " + code);
            };
        }
    }

    TableWriter(Class<E> entity, StatelessSession session) {
        SessionFactoryImplementor factory = ((SharedSessionContractImplementor) session).getFactory();
        mapping = factory.getMappingMetamodel().getEntityDescriptor(entity);
        mapping.getIdentifierMapping().forEachSelectable((index, column) -> columns.add(Column.of(column, true)));
        for (int i = 0; i < mapping.getNumberOfAttributeMappings(); i++) {
            AttributeMapping attribute = mapping.getAttributeMapping(i);
            List<Column> ofAttribute = new ArrayList<>();
            attribute.forEachSelectable((index, column) -> ofAttribute.add(Column.of(column, false)));
            // the parts of a composite key are attributes, too
            if (ofAttribute.stream().noneMatch(this::isKey)) {
                attributes.add(attribute);
                columns.addAll(ofAttribute);
            }
        }
        names = names(columns, Column::name, ", ");
        update = "update " + table() + " as stored set "
                + names(
                        columns.stream().filter(Column::updatable).toList(),
                        c -> c.name() + " = changed." + c.name(),
                        ", ")
                + " from unnest(" + names(sentByUpdate(), c -> "?::" + c.type() + "[]", ", ") + ") as changed ("
                + names(sentByUpdate(), Column::name, ", ") + ") where "
                + names(
                        columns.stream().filter(Column::key).toList(),
                        c -> "stored." + c.name() + " = changed." + c.name(),
                        " and ");
    }

    private boolean isKey(Column candidate) {
        return columns.stream().anyMatch(column -> column.key() && column.name().equals(candidate.name()));
    }

    private String table() {
        return mapping.getIdentifierTableDetails().getTableName();
    }

    private List<Column> sentByUpdate() {
        return columns.stream().filter(Column::isSentByUpdate).toList();
    }

    private static String names(List<Column> columns, Function<Column, String> form, String separator) {
        return columns.stream().map(form).collect(Collectors.joining(separator));
    }

    /** Adds rows. */
    void insert(Collection<E> rows, StatelessSession session, Connection connection) throws SQLException {
        try (RowCopy copy = new RowCopy(connection, table(), names)) {
            for (E row : rows) {
                values(row, session).forEach(copy::value);
                copy.endRow();
            }
            copy.finish();
        }
    }

    /**
     * Changes rows.
     *
     * @throws IllegalStateException if one of them is not there
     */
    void update(Collection<E> rows, StatelessSession session, Connection connection) throws SQLException {
        String[][] arrays = new String[columns.size()][rows.size()];
        int place = 0;
        for (E row : rows) {
            List<@Nullable Object> values = values(row, session);
            for (int i = 0; i < arrays.length; i++) {
                Object value = values.get(i);
                arrays[i][place] = value == null ? null : text(value);
            }
            place++;
        }
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            int parameter = 1;
            for (int i = 0; i < arrays.length; i++) {
                if (columns.get(i).isSentByUpdate()) {
                    statement.setArray(
                            parameter++, connection.createArrayOf(columns.get(i).type(), arrays[i]));
                }
            }
            int changed = statement.executeUpdate();
            if (changed != rows.size()) {
                throw new IllegalStateException(
                        "Of " + rows.size() + " rows of " + table() + " only " + changed + " could be changed.");
            }
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** The row's values in the order of the columns. */
    private List<@Nullable Object> values(E row, StatelessSession session) {
        SharedSessionContractImplementor provider = (SharedSessionContractImplementor) session;
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        mapping.getIdentifierMapping()
                .breakDownJdbcValues(
                        mapping.getIdentifier(row, provider), (index, value, column) -> values.add(value), provider);
        for (AttributeMapping attribute : attributes) {
            attribute.breakDownJdbcValues(
                    attribute.getPropertyAccess().getGetter().get(row),
                    (index, value, column) -> values.add(value),
                    provider);
        }
        return values;
    }
}

package dev.daybook.adapters.persistence.state;

import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.type.SqlTypes;

/**
 * A column of a table of the state.
 *
 * @param name as SQL texts name it
 * @param type the SQL type, as casts in SQL texts name it
 * @param valueType the class of the column's values as the driver takes them
 * @param isKey whether it belongs to the primary key
 * @param isStored whether the table has it; if not, the entity's view derives it
 * @param isUpdatable whether a changed row may bring another value for it
 */
record TableColumn(String name, String type, Class<?> valueType, boolean isKey, boolean isStored, boolean isUpdatable) {

    static TableColumn ofKey(SelectableMapping mapping) {
        return of(mapping, true);
    }

    static TableColumn ofAttribute(SelectableMapping mapping) {
        return of(mapping, false);
    }

    private static TableColumn of(SelectableMapping mapping, boolean isKey) {
        String name = mapping.getSelectionExpression();
        int code = mapping.getJdbcMapping().getJdbcType().getDefaultSqlTypeCode();
        Class<?> valueType = mapping.getJdbcMapping().getJdbcJavaType().getJavaTypeClass();
        return new TableColumn(
                name,
                typeName(name, code),
                valueType,
                isKey,
                isKey || mapping.isInsertable(),
                !isKey && mapping.isUpdateable());
    }

    private static String typeName(String column, int code) {
        return switch (code) {
            case SqlTypes.UUID -> "uuid";
            case SqlTypes.VARCHAR -> "text";
            case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> "numeric";
            case SqlTypes.DATE, SqlTypes.LOCAL_DATE -> "date";
            case SqlTypes.TIMESTAMP_WITH_TIMEZONE, SqlTypes.OFFSET_DATE_TIME -> "timestamptz";
            case SqlTypes.BIGINT -> "bigint";
            case SqlTypes.INTEGER -> "integer";
            case SqlTypes.SMALLINT -> "smallint";
            case SqlTypes.BOOLEAN -> "boolean";
            default ->
                throw new IllegalArgumentException("The column " + column + " has the JDBC type " + code
                        + ", which tables of the state do not support. Give it another type, or add this one to"
                        + " TableColumn and RowCopy.");
        };
    }
}

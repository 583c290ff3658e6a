package dev.daybook.adapters.persistence.state;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of one table a repository wants, in which order.
 *
 * @param shape makes the text of the statement
 * @param values of the parameters
 */
public record Selection(Shape shape, Map<String, @Nullable Object> values) {

    /**
     * What makes the text of the statement.
     *
     * @param condition in SQL, with named parameters such as {@code :after}
     * @param order the columns by which the rows are ordered, in SQL; empty if the order does not matter
     * @param limit the most rows; 0 for no limit
     */
    record Shape(String condition, String order, int limit) {}

    /** All rows that the condition is true for, which is SQL with named parameters such as {@code :after}. */
    public static Selection where(String condition) {
        return new Selection(new Shape(condition, "", 0), Map.of());
    }

    /** Those of the rows that another condition is true for, too. */
    public Selection and(String another) {
        return new Selection(new Shape(shape.condition() + " and " + another, shape.order(), shape.limit()), values);
    }

    /** The same rows in the order of those columns. */
    public Selection orderedBy(String columns) {
        return new Selection(new Shape(shape.condition(), columns, shape.limit()), values);
    }

    /** The first ones of these rows. */
    public Selection first(int most) {
        return new Selection(new Shape(shape.condition(), shape.order(), most), values);
    }

    /** The same rows, with the value of a parameter. */
    public Selection with(String parameter, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(values);
        more.put(parameter, value);
        return new Selection(shape, Collections.unmodifiableMap(more));
    }
}

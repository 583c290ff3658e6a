package dev.daybook.adapters.persistence.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The view that an entity is read from. It has the columns of the entity's table, and derives some of them from rows of other
 * tables. Columns that the table does not have are {@code insertable = false, updatable = false}.
 *
 * <p>A changeset that adds a column to the table adds it to the view, too. What is derived costs nothing to write. A verification compares the view, because the table alone does not tell the row.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadFrom {

    /** The name of the view. By convention, it is the name of the table and {@code _now}. */
    String value();
}

package dev.daybook.adapters.persistence.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An entity that is read from a view. The view has the name of the entity's table and {@link #SUFFIX}. It has the columns of the
 * table, and derives some of them from rows of other tables. Columns that the table does not have are
 * {@code insertable = false, updatable = false}.
 *
 * <p>A changeset that adds a column to the table adds it to the view, too. What is derived costs nothing to write. A verification
 * compares the view, because the table alone does not tell the row.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadFromView {

    /** The end of the names of views. */
    String SUFFIX = "_now";
}

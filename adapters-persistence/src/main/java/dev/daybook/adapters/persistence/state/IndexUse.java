package dev.daybook.adapters.persistence.state;

import java.sql.SQLException;

/** What must be done around look-ups, so that the database has the indexes for them and uses them. */
public interface IndexUse {

    /** The indexes exist, and the planner decides about their use: nothing must be done. */
    IndexUse PLANNED = new IndexUse() {};

    /** Rows will be looked up or changed by their keys. */
    default void beforeKeys() throws SQLException {}

    /** Rows will be looked up by their keys in a view that joins tables by any index. */
    default void beforeKeysOfView() throws SQLException {
        beforeKeys();
    }

    /** A query of a repository will run; it may need any index, or whole tables. */
    default void beforeQuery() throws SQLException {}

    /** The query of a repository has run. */
    default void afterQuery() throws SQLException {}
}

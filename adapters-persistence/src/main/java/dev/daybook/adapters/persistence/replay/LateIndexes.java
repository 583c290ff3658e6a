package dev.daybook.adapters.persistence.replay;

import dev.daybook.adapters.persistence.state.IndexUse;
import java.sql.SQLException;

/** The indexes of tables that are filled without them: they are made when the first look-up needs them. */
final class LateIndexes implements IndexUse {

    private final AsideSchema schema;

    LateIndexes(AsideSchema schema) {
        this.schema = schema;
    }

    @Override
    public void beforeKeys() throws SQLException {
        schema.makeKeys();
    }

    @Override
    public void beforeKeysOfView() throws SQLException {
        schema.makeAll();
    }

    @Override
    public void beforeQuery() throws SQLException {
        schema.makeAll();
    }
}

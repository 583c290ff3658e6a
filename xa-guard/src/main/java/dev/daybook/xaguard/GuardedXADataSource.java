package dev.daybook.xaguard;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.XAConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.xa.PGXADataSource;

/** The driver's XA data source with all its properties, whose connections keep the promises of XA. */
public class GuardedXADataSource extends PGXADataSource {
    private static final long serialVersionUID = 1L;

    static {
        RecoveryEvidence.register();
    }

    @Override
    public XAConnection getXAConnection(@Nullable String user, @Nullable String password) throws SQLException {
        Connection connection = getConnection(user, password);
        String url = connection.getMetaData().getURL();
        RecoveryEvidence.connectionOpened(url);
        return new GuardedXAConnection(connection.unwrap(BaseConnection.class), url);
    }

    @Override
    public String getDescription() {
        return "Guarded " + super.getDescription();
    }
}

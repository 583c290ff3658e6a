package dev.daybook.architecture.planted.adapters.persistence.log;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

@Breaks("only Sql and the COPY codec send statements")
final class CopyBesideTheCodec {

    CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}

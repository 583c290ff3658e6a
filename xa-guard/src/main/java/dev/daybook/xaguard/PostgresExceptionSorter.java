package dev.daybook.xaguard;

import java.io.Serializable;
import java.sql.SQLException;
import org.jboss.jca.adapters.jdbc.spi.ExceptionSorter;

/** Tells the server's pool which errors mean that the session is gone, so that its connection is thrown away. */
public class PostgresExceptionSorter implements ExceptionSorter, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isExceptionFatal(SQLException exception) {
        return SessionLoss.isTold(exception.getSQLState());
    }
}

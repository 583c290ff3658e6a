package dev.daybook.architecture.planted.adapters.persistence.log;

import dev.daybook.architecture.planted.domain.kernel.Breaks;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.Callable;

@Breaks("only Sql and the COPY codec send statements")
final class StatementBesideSql {

    Callable<Statement> statements(Connection connection) {
        return connection::createStatement;
    }
}

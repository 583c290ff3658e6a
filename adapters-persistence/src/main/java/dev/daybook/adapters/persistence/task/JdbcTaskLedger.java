package dev.daybook.adapters.persistence.task;

import dev.daybook.adapters.persistence.database.Databases;
import dev.daybook.adapters.persistence.database.SqlFailure;
import dev.daybook.application.task.TaskLedger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The ledger of tasks in PostgreSQL. */
@Singleton
public class JdbcTaskLedger implements TaskLedger {

    private final DataSource read;

    @Inject
    public JdbcTaskLedger(Databases databases) {
        this.read = databases.eventLog().read();
    }

    @Override
    public Map<String, Long> countByStatus() {
        try (Connection connection = read.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select status, count(*) from task group by status")) {
            Map<String, Long> counts = new TreeMap<>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        } catch (SQLException failure) {
            throw SqlFailure.of("Reading the ledger of tasks", failure);
        }
    }
}

package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.database.Databases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Statements that are planned on empty tables, and kept, must do when these have become large. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookUpPlanTest {

    private Engine engine;

    @BeforeAll
    void start() {
        engine = Engine.empty().migrated();
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    /** The plan that a statement with one parameter keeps, made under the lock while its table is empty. */
    private static String plan(Databases.Database database, String lock, String statement, String argument)
            throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.read().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("set local plan_cache_mode = force_generic_plan");
            sql.execute(lock);
            sql.execute("prepare looked_up as " + statement);
            try (ResultSet lines = sql.executeQuery("explain execute looked_up(" + argument + ")")) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            sql.execute("deallocate looked_up");
            connection.rollback();
        }
        return plan.toString();
    }

    @Test
    void keysOfCommandsAreLookedForByIndex() throws SQLException {
        assertThat(plan(
                        engine.eventLog(),
                        "select * from lock_event_log('1s', '1s')",
                        "select * from command where idempotency_key = any($1::text[])",
                        "'{a,b}'"))
                .contains("command_idempotency_key_key")
                .doesNotContain("Seq Scan");
    }

    @Test
    void rowsOfTheStateAreLookedForAndChangedByIndex() throws SQLException {
        String lock = "select * from lock_application_state('1s', '1s')";
        assertThat(plan(
                        engine.applicationState(),
                        lock,
                        "select * from posting where transaction_id = any($1::text[]) and leg = any('{0}'::smallint[])",
                        "'{a,b}'"))
                .contains("posting_pkey")
                .doesNotContain("Seq Scan");
        assertThat(plan(
                        engine.applicationState(),
                        lock,
                        "update account as stored set position = changed.position from unnest($1::uuid[],"
                                + " '{1}'::bigint[]) as changed (account_id, position) where stored.account_id ="
                                + " changed.account_id",
                        "'{6ba7b811-9dad-11d1-80b4-00c04fd430c8}'"))
                .contains("account_pkey")
                .doesNotContain("Seq Scan");
    }
}

package dev.daybook.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.adapters.persistence.database.NodeIdCheck;
import dev.daybook.adapters.persistence.database.RecoveryCheck;
import dev.daybook.adapters.persistence.database.RightsCheck;
import dev.daybook.adapters.persistence.database.SettingsCheck;
import dev.daybook.application.append.AppendUnavailable;
import dev.daybook.application.append.Caller;
import dev.daybook.domain.account.CloseAccount;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.local.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.StandardMBean;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A deployment that cannot keep the promises is refused, each shortcoming with its own sentence. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentCheckTest {

    private Engine engine;

    @BeforeAll
    void migrate() {
        engine = Engine.empty().migrated();
    }

    @AfterAll
    void close() {
        engine.close();
    }

    private static void assertOnly(List<String> obstacles, String... parts) {
        assertThat(obstacles).hasSize(1);
        assertThat(obstacles.get(0)).contains(parts);
    }

    @Test
    void aGoodDeploymentHasNoObstacles() {
        assertThat(new SettingsCheck(engine).obstacles()).isEmpty();
        assertThat(new RightsCheck(engine).obstacles()).isEmpty();
    }

    @Test
    void fsyncAndFullPageWritesMustBeOn() {
        for (String setting : List.of("fsync", "full_page_writes")) {
            withServerSetting(
                    setting,
                    "off",
                    () -> assertThat(new SettingsCheck(engine).obstacles())
                            .hasSize(2)
                            .allSatisfy(obstacle -> assertThat(obstacle).contains(setting + "=off")));
        }
    }

    private void withServerSetting(String setting, String value, Runnable then) {
        Engine.onSuperuser("event_log", "alter system set " + setting + " = " + value);
        Engine.onSuperuser("event_log", "select pg_reload_conf()");
        try {
            Awaitility.await().untilAsserted(then::run);
        } finally {
            Engine.onSuperuser("event_log", "alter system reset " + setting);
            Engine.onSuperuser("event_log", "select pg_reload_conf()");
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(new SettingsCheck(engine).obstacles()).isEmpty());
        }
    }

    @Test
    void commitsMustBeSynchronous() {
        Engine.onSuperuser(
                "event_log", "alter role daybook_runtime in database event_log set synchronous_commit = off");
        engine.closeIdleConnections();
        try {
            assertOnly(new SettingsCheck(engine).obstacles(), "event log", "synchronous_commit=off");
        } finally {
            Engine.onSuperuser(
                    "event_log", "alter role daybook_runtime in database event_log reset synchronous_commit");
            engine.closeIdleConnections();
        }
    }

    @Test
    void preparedTransactionsMustBePossibleAndGoThroughTheGuard() {
        try (EmbeddedPostgres without = EmbeddedPostgres.temporary()
                .setting("max_prepared_transactions", "0")
                .start()) {
            assertThat(new SettingsCheck(PlainDatabases.of(without)).obstacles())
                    .hasSize(2)
                    .allSatisfy(obstacle -> assertThat(obstacle).contains("max_prepared_transactions=0"));
            assertThat(new RecoveryCheck(PlainDatabases.of(without)).obstacles())
                    .hasSize(2)
                    .allSatisfy(obstacle -> assertThat(obstacle).contains("do not go through the guard"));
        }
    }

    @Test
    void theRuntimeRoleMustNotBeAbleToChangeTheLog() {
        Engine.onSuperuser("event_log", "grant update on daybook.event_log to daybook_runtime");
        try {
            assertOnly(
                    new RightsCheck(engine).obstacles(), "daybook_runtime", "may change or delete rows of event_log");
        } finally {
            Engine.onSuperuser("event_log", "revoke update on daybook.event_log from daybook_runtime");
        }
    }

    @Test
    void theRuntimeRoleMustNotBeTheOwner() {
        Engine.onSuperuser("event_log", "grant daybook_owner to daybook_runtime");
        try {
            assertThat(new RightsCheck(engine).obstacles()).anyMatch(obstacle -> obstacle.contains("owns the table"));
        } finally {
            Engine.onSuperuser("event_log", "revoke daybook_owner from daybook_runtime");
        }
    }

    @Test
    void theRuntimeRoleMustNotBeASuperuser() {
        Engine.onSuperuser("event_log", "alter role daybook_runtime superuser");
        try {
            assertThat(new RightsCheck(engine).obstacles()).anyMatch(obstacle -> obstacle.contains("is a superuser"));
        } finally {
            Engine.onSuperuser("event_log", "alter role daybook_runtime nosuperuser");
        }
    }

    @Test
    void theAppendOnlyTriggersMustStand() {
        Engine.onSuperuser("event_log", "alter table daybook.command disable trigger append_only");
        try {
            assertOnly(new RightsCheck(engine).obstacles(), "keep command append-only are missing or disabled");
        } finally {
            Engine.onSuperuser("event_log", "alter table daybook.command enable always trigger append_only");
        }
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasRecorded() {
        for (String change : List.of("delete from daybook.event_log", "update daybook.command set actor = 'x'")) {
            Assertions.assertThatThrownBy(() -> Engine.onSuperuser("event_log", change))
                    .hasMessageContaining("is append-only");
        }
        for (String table : List.of("event_log", "command", "known_event", "event_kind")) {
            Assertions.assertThatThrownBy(() -> Engine.onSuperuser("event_log", "truncate daybook." + table))
                    .hasMessageContaining("is append-only");
            assertThat(runtimeRoleIsRefused("delete from daybook." + table)).isTrue();
        }
    }

    private boolean runtimeRoleIsRefused(String sql) {
        try (Connection connection = engine.eventLog().read().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return false;
        } catch (SQLException refused) {
            return "42501".equals(refused.getSQLState());
        }
    }

    @Test
    void distributedTransactionsMustBeRecovered() {
        // here no server recovers: the guard is seen, but not that anybody has asked for prepared transactions
        assertThat(engine.inTransaction(() -> new RecoveryCheck(engine).obstacles()))
                .hasSize(2)
                .allSatisfy(obstacle -> assertThat(obstacle).contains("has not asked the database"));
    }

    @Test
    void whatIsPreparedIsInDoubtOnlyWhenItStays() throws SQLException {
        try (Connection connection = engine.eventLog().read().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("begin; select 1; prepare transaction 'of-another-server'");
            try {
                assertThat(inDoubt()).isEmpty();
                Awaitility.await().until(() -> !inDoubt().isEmpty());
                assertThat(inDoubt()).singleElement().asString().contains("event log holds 1 transactions in doubt");
            } finally {
                statement.execute("rollback prepared 'of-another-server'");
            }
        }
        assertThat(inDoubt()).isEmpty();
    }

    private List<String> inDoubt() {
        return engine.inTransaction(() -> new RecoveryCheck(engine)
                .obstacles().stream()
                        .filter(obstacle -> obstacle.contains("in doubt"))
                        .toList());
    }

    /** As the server's management model shows its transaction subsystem. */
    public interface TransactionSubsystem {
        String getNodeIdentifier();
    }

    @Test
    void theNodeIdMustBeReadable() {
        assertOnly(new NodeIdCheck(engine).obstacles(), "JMX subsystem");
    }

    @Test
    void theNodeIdMustNotBeTheDefault() throws Exception {
        withNodeId("1", () -> assertOnly(new NodeIdCheck(engine).obstacles(), "DAYBOOK_NODE_ID"));
    }

    @Test
    void twoServersMustNotHaveOneNodeId() throws Exception {
        withNodeId("node-a", () -> {
            NodeIdCheck one = new NodeIdCheck(engine);
            NodeIdCheck other = new NodeIdCheck(engine);
            assertThat(one.obstacles()).isEmpty();
            assertThat(one.obstacles()).isEmpty();
            assertOnly(other.obstacles(), "Another server on this event log has the node id node-a");
            one.release();
            assertThat(other.obstacles()).isEmpty();
            other.release();
        });
    }

    private static void withNodeId(String id, Runnable then) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("jboss.as:subsystem=transactions");
        server.registerMBean(
                new StandardMBean((TransactionSubsystem) () -> id, TransactionSubsystem.class) {
                    @Override
                    public Object getAttribute(String attribute)
                            throws AttributeNotFoundException, MBeanException, ReflectionException {
                        return super.getAttribute("NodeIdentifier");
                    }
                },
                name);
        try {
            then.run();
        } finally {
            server.unregisterMBean(name);
        }
    }

    @Test
    void whatIsNotInOrderIsToldToWhoeverWantsToWrite() {
        Engine.onSuperuser("event_log", "grant delete on daybook.event_log to daybook_runtime");
        try (Engine other = Engine.onWhatIsThere()) {
            other.open();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(other.readiness().obstacle())
                            .hasValueSatisfying(
                                    obstacle -> assertThat(obstacle).contains("may change or delete rows")));
            Assertions.assertThatThrownBy(() -> other.appender()
                            .execute(
                                    new CloseAccount(new ClientId("A-1"), LocalDate.of(2026, 1, 1)),
                                    Caller.of("tester")))
                    .isInstanceOfSatisfying(AppendUnavailable.class, unavailable -> {
                        assertThat(unavailable.reason()).isEqualTo(AppendUnavailable.Reason.NOT_READY);
                        assertThat(unavailable).hasMessageContaining("may change or delete rows");
                    });
            Engine.onSuperuser("event_log", "revoke delete on daybook.event_log from daybook_runtime");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(other.readiness()::isReady);
        }
    }
}

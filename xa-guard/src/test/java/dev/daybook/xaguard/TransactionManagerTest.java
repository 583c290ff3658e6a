package dev.daybook.xaguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.RecoveryEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.xa.PGXADataSource;

/** The server's transaction manager over two databases: what it loses with the plain driver, and holds with the guard. */
class TransactionManagerTest {
    /** Expected failures fill screens otherwise; the reference keeps the setting alive. */
    private static final Logger ARJUNA = Logger.getLogger("com.arjuna");

    private static TwoDatabases databases;
    private static RecoveryManager recovery;
    private static TransactionManager transactions;

    @BeforeAll
    static void start(@TempDir Path store) throws SQLException, CoreEnvironmentBeanException {
        ARJUNA.setLevel(Level.SEVERE);
        databases = new TwoDatabases();
        arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier("guard-test");
        jtaPropertyManager.getJTAEnvironmentBean().setXaRecoveryNodes(List.of("guard-test"));
        jtaPropertyManager
                .getJTAEnvironmentBean()
                .setXaResourceOrphanFilterClassNames(List.of(
                        "com.arjuna.ats.internal.jta.recovery.arjunacore.JTATransactionLogXAResourceOrphanFilter"));
        for (String name : new String[] {"default", "stateStore", "communicationStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, "default".equals(name) ? null : name)
                    .setObjectStoreDir(store.toString());
        }
        RecoveryEnvironmentBean periods = BeanPopulator.getDefaultInstance(RecoveryEnvironmentBean.class);
        periods.setRecoveryBackoffPeriod(1);
        periods.setPeriodicRecoveryPeriod(1);
        periods.setRecoveryModuleClassNames(List.of(
                "com.arjuna.ats.internal.arjuna.recovery.AtomicActionRecoveryModule",
                "com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule"));
        periods.setExpiryScannerClassNames(List.of());
        recovery = RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
        recovery.initialize();
        recovery.getModules().stream()
                .filter(XARecoveryModule.class::isInstance)
                .map(XARecoveryModule.class::cast)
                .forEach(module -> module.addXAResourceRecoveryHelper(new ForBothDatabases()));
        transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    @AfterAll
    static void stop() {
        recovery.terminate();
        databases.close();
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        databases.rollBackPrepared(TwoDatabases.LOG);
        databases.rollBackPrepared(TwoDatabases.STATE);
    }

    @Test
    void thePlainDriverCommitsTheLogAloneAfterASwallowedError() throws Exception {
        // Too late: by the time the transaction manager complains, the log has been committed.
        assertThat(commitWithASwallowedError(PGXADataSource::new, "torn")).isNotInstanceOf(RollbackException.class);

        assertThat(databases.holds(TwoDatabases.LOG, "torn")).isTrue();
        assertThat(databases.holds(TwoDatabases.STATE, "torn")).isFalse();
    }

    @Test
    void withTheGuardASwallowedErrorRollsBothBack() throws Exception {
        assertThat(commitWithASwallowedError(GuardedXADataSource::new, "whole")).isInstanceOf(RollbackException.class);

        assertThat(databases.holds(TwoDatabases.LOG, "whole")).isFalse();
        assertThat(databases.holds(TwoDatabases.STATE, "whole")).isFalse();
    }

    @Test
    void thePlainDriverLeavesAPreparedBranchForEverWhenItsSessionIsTerminated() throws Exception {
        commitWhileTheSessionIsTerminated(PGXADataSource::new, "stuck");

        recovery.scan();
        recovery.scan();
        assertThat(databases.holds(TwoDatabases.LOG, "stuck")).isTrue();
        assertThat(databases.holds(TwoDatabases.STATE, "stuck")).isFalse();
        assertThat(databases.prepared(TwoDatabases.STATE)).isEqualTo(1);
    }

    @Test
    void withTheGuardATerminatedSessionIsMadeGoodByRecovery() throws Exception {
        commitWhileTheSessionIsTerminated(GuardedXADataSource::new, "recovered");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            recovery.scan();
            assertThat(databases.holds(TwoDatabases.STATE, "recovered")).isTrue();
        });
        assertThat(databases.holds(TwoDatabases.LOG, "recovered")).isTrue();
        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
    }

    private static @Nullable Throwable commitWithASwallowedError(Supplier<? extends PGXADataSource> driver, String id)
            throws Exception {
        XAConnection log = databases.source(driver, TwoDatabases.LOG).getXAConnection();
        XAConnection state = databases.source(driver, TwoDatabases.STATE).getXAConnection();
        transactions.begin();
        transactions.getTransaction().enlistResource(log.getXAResource());
        insert(log.getConnection(), id);
        transactions.getTransaction().enlistResource(state.getXAResource());
        Connection handle = state.getConnection();
        insert(handle, id);
        assertThat(catchThrowable(() -> insert(handle, id))).isInstanceOf(SQLException.class);
        Throwable outcome = catchThrowable(transactions::commit);
        log.close();
        state.close();
        return outcome;
    }

    private static void commitWhileTheSessionIsTerminated(Supplier<? extends PGXADataSource> driver, String id)
            throws Exception {
        XAConnection log = databases.source(driver, TwoDatabases.LOG).getXAConnection();
        XAConnection state = databases.source(driver, TwoDatabases.STATE).getXAConnection();
        Connection handle = state.getConnection();
        int backend = handle.unwrap(PGConnection.class).getBackendPID();
        transactions.begin();
        transactions.getTransaction().enlistResource(log.getXAResource());
        insert(log.getConnection(), id);
        transactions.getTransaction().enlistResource(new TerminatedBeforeCommit(state.getXAResource(), backend));
        insert(handle, id);
        // The outcome differs between versions of the transaction manager: what counts is what the databases hold.
        var unused = catchThrowable(transactions::commit);
        log.close();
        state.close();
    }

    private static void insert(Connection connection, String id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO entry VALUES ('" + id + "')");
        }
    }

    /** Terminates the session when the second phase comes. */
    private record TerminatedBeforeCommit(XAResource resource, int backend) implements XAResource {
        @Override
        public void commit(Xid xid, boolean onePhase) throws XAException {
            databases.terminate(backend);
            resource.commit(xid, onePhase);
        }

        @Override
        public void start(Xid xid, int flags) throws XAException {
            resource.start(xid, flags);
        }

        @Override
        public void end(Xid xid, int flags) throws XAException {
            resource.end(xid, flags);
        }

        @Override
        public int prepare(Xid xid) throws XAException {
            return resource.prepare(xid);
        }

        @Override
        public void rollback(Xid xid) throws XAException {
            resource.rollback(xid);
        }

        @Override
        public Xid[] recover(int flag) throws XAException {
            return resource.recover(flag);
        }

        @Override
        public void forget(Xid xid) throws XAException {
            resource.forget(xid);
        }

        @Override
        public boolean isSameRM(XAResource other) {
            return other == this;
        }

        @Override
        public int getTransactionTimeout() throws XAException {
            return resource.getTransactionTimeout();
        }

        @Override
        public boolean setTransactionTimeout(int seconds) throws XAException {
            return resource.setTransactionTimeout(seconds);
        }
    }

    /** Hands recovery a fresh guarded connection to each database, as the server does. */
    private static final class ForBothDatabases implements XAResourceRecoveryHelper {
        @Override
        public boolean initialise(String ignored) {
            return true;
        }

        @Override
        public XAResource[] getXAResources() throws Exception {
            return new XAResource[] {
                databases
                        .source(GuardedXADataSource::new, TwoDatabases.LOG)
                        .getXAConnection()
                        .getXAResource(),
                databases
                        .source(GuardedXADataSource::new, TwoDatabases.STATE)
                        .getXAConnection()
                        .getXAResource()
            };
        }
    }
}

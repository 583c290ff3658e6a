package dev.daybook.xaguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.xa.PGXADataSource;

/** Plays the transaction manager by hand: each answer of the driver's, and the guard's instead. */
class GuardedXAConnectionTest {
    private static TwoDatabases databases;

    private XAConnection plain;
    private XAConnection guarded;

    @BeforeAll
    static void start() throws SQLException {
        databases = new TwoDatabases();
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @BeforeEach
    void open() throws SQLException {
        plain = databases.source(PGXADataSource::new, TwoDatabases.STATE).getXAConnection();
        guarded = databases.source(GuardedXADataSource::new, TwoDatabases.STATE).getXAConnection();
    }

    @AfterEach
    void leave() throws SQLException {
        plain.close();
        guarded.close();
        databases.rollBackPrepared(TwoDatabases.STATE);
    }

    @Test
    void thePlainDriverSaysYesToAFailedBranchThatItHasNotPrepared() throws Exception {
        Branch branch = Branch.next();
        workAndSwallowAnError(plain, branch);

        assertThat(plain.getXAResource().prepare(branch)).isEqualTo(XAResource.XA_OK);
        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
    }

    @Test
    void aFailedBranchIsRolledBackInsteadOfPrepared() throws Exception {
        Branch branch = Branch.next();
        workAndSwallowAnError(guarded, branch);

        assertThat(codeOf(() -> guarded.getXAResource().prepare(branch))).isEqualTo(XAException.XA_RBROLLBACK);
        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
        guarded.getXAResource().rollback(branch);
        aWholeBranchWorks(guarded);
    }

    @Test
    void aFailedBranchIsRolledBackInsteadOfCommittedInOnePhase() throws Exception {
        Branch branch = Branch.next();
        workAndSwallowAnError(guarded, branch);

        assertThat(codeOf(() -> guarded.getXAResource().commit(branch, true))).isEqualTo(XAException.XA_RBROLLBACK);
        aWholeBranchWorks(guarded);
    }

    @Test
    void thePlainDriverLetsAPreparedReadOnlyBranchBeForgotten() throws Exception {
        Branch branch = Branch.next();
        work(plain, branch, true);

        assertThat(plain.getXAResource().prepare(branch)).isEqualTo(XAResource.XA_RDONLY);
        assertThat(databases.prepared(TwoDatabases.STATE)).isEqualTo(1);
    }

    @Test
    void aReadOnlyBranchGetsItsSecondPhase() throws Exception {
        Branch branch = Branch.next();
        work(guarded, branch, true);

        assertThat(guarded.getXAResource().prepare(branch)).isEqualTo(XAResource.XA_OK);
        guarded.getXAResource().commit(branch, false);
        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
    }

    @Test
    void thePlainDriverGivesAPreparedBranchUpWhenItsSessionIsTerminated() throws Exception {
        Branch branch = Branch.next();
        int backend = work(plain, branch, false);
        plain.getXAResource().prepare(branch);
        databases.terminate(backend);

        assertThat(codeOf(() -> plain.getXAResource().commit(branch, false))).isEqualTo(XAException.XAER_RMERR);
        assertThat(databases.prepared(TwoDatabases.STATE)).isEqualTo(1);
    }

    @Test
    void aPreparedBranchIsKeptWhenItsSessionIsTerminatedBeforeTheCommit() throws Exception {
        Branch branch = Branch.next();
        int backend = work(guarded, branch, false);
        guarded.getXAResource().prepare(branch);
        databases.terminate(backend);

        assertThat(codeOf(() -> guarded.getXAResource().commit(branch, false))).isEqualTo(XAException.XAER_RMFAIL);
        XAConnection another =
                databases.source(GuardedXADataSource::new, TwoDatabases.STATE).getXAConnection();
        assertThat(another.getXAResource().recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN))
                .anyMatch(branch::isSame);
        another.getXAResource().commit(branch, false);
        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
        another.close();
    }

    @Test
    void aPreparedBranchIsKeptWhenItsSessionIsTerminatedBeforeTheRollback() throws Exception {
        Branch branch = Branch.next();
        int backend = work(guarded, branch, false);
        guarded.getXAResource().prepare(branch);
        databases.terminate(backend);

        assertThat(codeOf(() -> guarded.getXAResource().rollback(branch))).isEqualTo(XAException.XAER_RMFAIL);
        assertThat(databases.prepared(TwoDatabases.STATE)).isEqualTo(1);
    }

    @Test
    void aBranchThatAnotherConnectionFinishedIsNotAskedForAgain() throws Exception {
        Branch branch = Branch.next();
        work(guarded, branch, false);
        guarded.getXAResource().prepare(branch);
        databases.rollBackPrepared(TwoDatabases.STATE);

        assertThat(codeOf(() -> guarded.getXAResource().commit(branch, false))).isNotIn(XAException.XAER_RMFAIL, 0);
    }

    @Test
    void aSessionLostBeforeTheStartIsWorthAnotherTry() throws Exception {
        int backend = ((PGConnection) guarded.getConnection()).getBackendPID();
        databases.terminate(backend);

        assertThat(codeOf(() -> guarded.getXAResource().start(Branch.next(), XAResource.TMNOFLAGS)))
                .isEqualTo(XAException.XAER_RMFAIL);
    }

    @Test
    void theTransactionManagerCannotWriteTheResourceIntoItsLog() throws Exception {
        assertThat(guarded.getXAResource()).isNotInstanceOf(Serializable.class);
        assertThat(guarded.getXAResource().isSameRM(guarded.getXAResource())).isTrue();
        assertThat(guarded.getXAResource().isSameRM(plain.getXAResource())).isFalse();
    }

    @Test
    void connectionsAndRecoveryScansAreToldByAPlatformMbean() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("dev.daybook:type=XaGuard");
        String url = databases.url(TwoDatabases.STATE);
        long before = System.currentTimeMillis();
        guarded.getXAResource().recover(XAResource.TMSTARTRSCAN);

        assertThat((String[]) server.getAttribute(name, "Databases")).contains(url);
        assertThat((Long) ask(server, name, "connectionsOpened", url)).isPositive();
        assertThat((Long) ask(server, name, "lastRecoveryScanMillis", url)).isGreaterThanOrEqualTo(before);
        assertThat((Long) ask(server, name, "lastRecoveryScanMillis", TwoDatabases.STATE))
                .isGreaterThanOrEqualTo(before);
        assertThat((Long) ask(server, name, "lastRecoveryScanMillis", "elsewhere"))
                .isZero();
    }

    private static Object ask(MBeanServer server, ObjectName name, String operation, String database) throws Exception {
        return server.invoke(name, operation, new Object[] {database}, new String[] {String.class.getName()});
    }

    private static int work(XAConnection connection, Branch branch, boolean readOnly) throws Exception {
        Connection handle = connection.getConnection();
        handle.setReadOnly(readOnly);
        int backend = handle.unwrap(PGConnection.class).getBackendPID();
        connection.getXAResource().start(branch, XAResource.TMNOFLAGS);
        try (Statement statement = handle.createStatement()) {
            statement.execute(
                    readOnly
                            ? "SELECT count(*) FROM entry"
                            : "INSERT INTO entry VALUES ('raw-" + branch.number() + "')");
        }
        connection.getXAResource().end(branch, XAResource.TMSUCCESS);
        return backend;
    }

    private static void workAndSwallowAnError(XAConnection connection, Branch branch) throws Exception {
        Connection handle = connection.getConnection();
        connection.getXAResource().start(branch, XAResource.TMNOFLAGS);
        try (Statement statement = handle.createStatement()) {
            statement.execute("INSERT INTO entry VALUES ('raw-" + branch.number() + "')");
            assertThatThrownBy(() -> statement.execute("SELECT 1/0")).isInstanceOf(SQLException.class);
        }
        connection.getXAResource().end(branch, XAResource.TMSUCCESS);
    }

    private static void aWholeBranchWorks(XAConnection connection) throws Exception {
        Branch next = Branch.next();
        work(connection, next, false);
        assertThat(connection.getXAResource().prepare(next)).isEqualTo(XAResource.XA_OK);
        connection.getXAResource().commit(next, false);
        assertThat(databases.holds(TwoDatabases.STATE, "raw-" + next.number())).isTrue();
    }

    private interface XaCall {
        void run() throws XAException, SQLException;
    }

    /** The error code of an answer, 0 for a yes. */
    private static int codeOf(XaCall call) throws SQLException {
        try {
            call.run();
            return 0;
        } catch (XAException e) {
            return e.errorCode;
        }
    }
}

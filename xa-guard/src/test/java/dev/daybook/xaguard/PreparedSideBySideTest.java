package dev.daybook.xaguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

/** Plays the transaction manager by hand: when it asks the first branch, the second one is prepared, too. */
@Timeout(60)
class PreparedSideBySideTest {

    private static TwoDatabases databases;

    private final Branch first = Branch.next();
    private final Xid second = first.sibling();
    private XAConnection log;
    private XAConnection state;

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
        log = databases.source(GuardedXADataSource::new, TwoDatabases.LOG).getXAConnection();
        state = databases.source(GuardedXADataSource::new, TwoDatabases.STATE).getXAConnection();
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        log.close();
        state.close();
        databases.rollBackPrepared(TwoDatabases.LOG);
        databases.rollBackPrepared(TwoDatabases.STATE);
        assertThat(OpenBranches.transactions()).isZero();
    }

    @Test
    void theSecondBranchIsPreparedWhenTheFirstIsAsked() throws Exception {
        work(log, first);
        work(state, second);
        log.getXAResource().end(first, XAResource.TMSUCCESS);

        assertThat(log.getXAResource().prepare(first)).isEqualTo(XAResource.XA_OK);
        await().untilAsserted(
                        () -> assertThat(databases.prepared(TwoDatabases.STATE)).isEqualTo(1));

        state.getXAResource().end(second, XAResource.TMSUCCESS);
        assertThat(state.getXAResource().prepare(second)).isEqualTo(XAResource.XA_OK);
        log.getXAResource().commit(first, false);
        assertThat(databases.holds(TwoDatabases.LOG, name(first))).isTrue();
        assertThat(databases.holds(TwoDatabases.STATE, name(first))).isFalse();
        state.getXAResource().commit(second, false);
        assertThat(databases.holds(TwoDatabases.STATE, name(first))).isTrue();
    }

    @Test
    void aBranchThatTheManagerHasEndedIsPreparedToo() throws Exception {
        work(log, first);
        work(state, second);
        log.getXAResource().end(first, XAResource.TMSUCCESS);
        state.getXAResource().end(second, XAResource.TMSUCCESS);

        log.getXAResource().prepare(first);
        await().untilAsserted(
                        () -> assertThat(databases.prepared(TwoDatabases.STATE)).isEqualTo(1));
        assertThat(state.getXAResource().prepare(second)).isEqualTo(XAResource.XA_OK);
    }

    @Test
    void theRefusalOfTheSecondIsToldAtItsOwnCall() throws Exception {
        work(log, first);
        work(state, second);
        swallowAnError(state);
        log.getXAResource().end(first, XAResource.TMSUCCESS);

        assertThat(log.getXAResource().prepare(first)).isEqualTo(XAResource.XA_OK);
        state.getXAResource().end(second, XAResource.TMSUCCESS);
        assertThatThrownBy(() -> state.getXAResource().prepare(second))
                .isInstanceOfSatisfying(
                        XAException.class,
                        refusal -> assertThat(refusal.errorCode).isEqualTo(XAException.XA_RBROLLBACK));
        log.getXAResource().rollback(first);
        state.getXAResource().rollback(second);
        nothingIsLeftAndBothConnectionsWork();
    }

    @Test
    void ifTheFirstHasFailedTheSecondIsNotPrepared() throws Exception {
        work(log, first);
        work(state, second);
        swallowAnError(log);
        log.getXAResource().end(first, XAResource.TMSUCCESS);

        assertThatThrownBy(() -> log.getXAResource().prepare(first)).isInstanceOf(XAException.class);
        state.getXAResource().end(second, XAResource.TMFAIL);
        state.getXAResource().rollback(second);
        nothingIsLeftAndBothConnectionsWork();
    }

    @Test
    void aSecondBranchThatIsPreparedIsRolledBackIfTheManagerAsksForIt() throws Exception {
        work(log, first);
        work(state, second);
        log.getXAResource().end(first, XAResource.TMSUCCESS);
        databases.terminate(backend(log));

        assertThatThrownBy(() -> log.getXAResource().prepare(first)).isInstanceOf(XAException.class);
        // the manager has not asked the second one, and does not know that it is prepared
        state.getXAResource().end(second, XAResource.TMFAIL);
        state.getXAResource().rollback(second);
        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
        assertThat(databases.holds(TwoDatabases.STATE, name(first))).isFalse();
        aWholeTransactionWorks(state);
    }

    @Test
    void aSecondSessionThatIsLostIsToldAtItsOwnCall() throws Exception {
        work(log, first);
        work(state, second);
        log.getXAResource().end(first, XAResource.TMSUCCESS);
        databases.terminate(backend(state));

        assertThat(log.getXAResource().prepare(first)).isEqualTo(XAResource.XA_OK);
        state.getXAResource().end(second, XAResource.TMSUCCESS);
        assertThatThrownBy(() -> state.getXAResource().prepare(second)).isInstanceOf(XAException.class);
        log.getXAResource().rollback(first);
        assertThat(databases.prepared(TwoDatabases.LOG)).isZero();
        aWholeTransactionWorks(log);
    }

    @Test
    void ifThereIsNoThreadTheBranchIsPreparedWhenItIsAsked() throws Exception {
        work(state, second);
        ((GuardedXAConnection) state).prepareEarly(task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });

        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
        state.getXAResource().end(second, XAResource.TMSUCCESS);
        assertThat(state.getXAResource().prepare(second)).isEqualTo(XAResource.XA_OK);
        state.getXAResource().commit(second, false);
        assertThat(databases.holds(TwoDatabases.STATE, name(second))).isTrue();
    }

    @Test
    void otherTransactionsAreLeftAlone() throws Exception {
        Branch other = Branch.next();
        work(log, first);
        work(state, other);
        log.getXAResource().end(first, XAResource.TMSUCCESS);

        log.getXAResource().prepare(first);
        log.getXAResource().commit(first, false);
        assertThat(OpenBranches.transactions()).isEqualTo(1);
        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
        state.getXAResource().end(other, XAResource.TMSUCCESS);
        state.getXAResource().commit(other, true);
        assertThat(databases.holds(TwoDatabases.STATE, name(other))).isTrue();
    }

    @Test
    void aClosedConnectionIsForgotten() throws Exception {
        work(log, first);
        work(state, second);
        state.close();
        log.getXAResource().end(first, XAResource.TMSUCCESS);
        log.getXAResource().rollback(first);
        assertThat(OpenBranches.transactions()).isZero();
    }

    private void nothingIsLeftAndBothConnectionsWork() throws Exception {
        assertThat(databases.prepared(TwoDatabases.LOG)).isZero();
        assertThat(databases.prepared(TwoDatabases.STATE)).isZero();
        assertThat(databases.holds(TwoDatabases.LOG, name(first))).isFalse();
        assertThat(databases.holds(TwoDatabases.STATE, name(first))).isFalse();
        aWholeTransactionWorks(log);
        aWholeTransactionWorks(state);
    }

    private static void aWholeTransactionWorks(XAConnection connection) throws Exception {
        Branch next = Branch.next();
        work(connection, next);
        connection.getXAResource().end(next, XAResource.TMSUCCESS);
        assertThat(connection.getXAResource().prepare(next)).isEqualTo(XAResource.XA_OK);
        connection.getXAResource().commit(next, false);
    }

    private static void work(XAConnection connection, Xid branch) throws Exception {
        Connection handle = connection.getConnection();
        connection.getXAResource().start(branch, XAResource.TMNOFLAGS);
        try (Statement statement = handle.createStatement()) {
            statement.execute("INSERT INTO entry VALUES ('" + name(branch) + "')");
        }
    }

    private static void swallowAnError(XAConnection connection) throws SQLException {
        try (Statement statement = connection.getConnection().createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT 1/0")).isInstanceOf(SQLException.class);
        }
    }

    private static int backend(XAConnection connection) throws SQLException {
        return connection.getConnection().unwrap(PGConnection.class).getBackendPID();
    }

    private static String name(Xid branch) {
        return "side-" + new java.math.BigInteger(branch.getGlobalTransactionId());
    }
}

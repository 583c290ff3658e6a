package dev.daybook.xaguard;

import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLState;
import org.postgresql.xa.PGXAConnection;

/**
 * One XA connection whose answers to the transaction manager are true.
 *
 * <p><b>A failed transaction is not prepared.</b> After an SQL error whose exception was swallowed, PostgreSQL turns
 * {@code PREPARE TRANSACTION} into a rollback without an error, and the driver answers XA_OK: the other branch would
 * commit alone. The driver knows the transaction's state from the last answer, so the check costs no round trip.
 *
 * <p><b>A prepared branch is not given up.</b> The driver answers XAER_RMERR when the session is terminated between the
 * phases. A transaction manager takes that for a final answer and records a heuristic outcome, while the branch stays
 * prepared and keeps its locks. XAER_RMFAIL says what is true: ask again later, on another connection. Only SQLSTATE
 * 42704 says that the branch is gone.
 *
 * <p><b>A prepared branch gets its second phase.</b> The driver answers XA_RDONLY for a read-only connection although
 * the branch is prepared; a transaction manager then forgets it for ever.
 *
 * <p><b>A refusal leaves nothing behind.</b> Whenever XA_RB* is answered, the branch has been rolled back, and the
 * connection is ready for the next one.
 *
 * <p>The class must not be serializable: a transaction manager would write it into its log instead of asking for a new
 * resource when it recovers.
 */
final class GuardedXAConnection extends PGXAConnection {
    private final BaseConnection connection;
    private final String url;
    private @Nullable Xid rolledBack;

    GuardedXAConnection(BaseConnection connection, String url) throws SQLException {
        super(connection);
        this.connection = connection;
        this.url = url;
    }

    @Override
    public void start(Xid xid, int flags) throws XAException {
        rolledBack = null;
        try {
            super.start(xid, flags);
        } catch (XAException e) {
            throw isSessionLost(e) ? withCode(XAException.XAER_RMFAIL, e) : e;
        }
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        refuseFailed(xid);
        long begun = System.nanoTime();
        try {
            super.prepare(xid);
            return XA_OK;
        } catch (XAException e) {
            if (isRollback(e)) {
                leaveNothingBehind(xid);
            }
            throw e;
        } finally {
            RecoveryEvidence.prepared(url, System.nanoTime() - begun);
        }
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        if (onePhase) {
            refuseFailed(xid);
            super.commit(xid, true);
            return;
        }
        long begun = System.nanoTime();
        try {
            super.commit(xid, false);
        } catch (XAException e) {
            throw undecided(e) ? withCode(XAException.XAER_RMFAIL, e) : e;
        } finally {
            RecoveryEvidence.committed(url, System.nanoTime() - begun);
        }
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        if (xid.equals(rolledBack)) {
            rolledBack = null;
            return;
        }
        try {
            super.rollback(xid);
        } catch (XAException e) {
            throw undecided(e) ? withCode(XAException.XAER_RMFAIL, e) : e;
        }
    }

    @Override
    public Xid[] recover(int flag) throws XAException {
        try {
            Xid[] found = super.recover(flag);
            if ((flag & TMSTARTRSCAN) != 0) {
                RecoveryEvidence.recoveryScanned(url);
            }
            return found;
        } catch (XAException e) {
            throw isSessionLost(e) ? withCode(XAException.XAER_RMFAIL, e) : e;
        }
    }

    private void refuseFailed(Xid xid) throws XAException {
        if (connection.getTransactionState() != TransactionState.FAILED) {
            return;
        }
        leaveNothingBehind(xid);
        XAException refusal = new XAException(
                "A statement of this branch failed before: it has been rolled back instead of prepared or committed.");
        refusal.errorCode = XAException.XA_RBROLLBACK;
        throw refusal;
    }

    private void leaveNothingBehind(Xid xid) {
        try {
            super.rollback(xid);
        } catch (XAException e) {
            // The server rolls a lost session's branch back by itself, and the pool throws the connection away.
            if (!isSessionLost(e)) {
                throw new IllegalStateException("A branch that has failed could not be rolled back", e);
            }
        }
        rolledBack = xid;
    }

    private static boolean isRollback(XAException e) {
        return e.errorCode >= XAException.XA_RBBASE && e.errorCode <= XAException.XA_RBEND;
    }

    private static boolean undecided(XAException e) {
        return e.errorCode == XAException.XAER_RMERR
                && !PSQLState.UNDEFINED_OBJECT.getState().equals(sqlState(e));
    }

    private static boolean isSessionLost(XAException e) {
        return SessionLoss.isTold(sqlState(e));
    }

    private static @Nullable String sqlState(XAException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    private static XAException withCode(int code, XAException cause) {
        XAException translated = new XAException(cause.getMessage());
        translated.errorCode = code;
        translated.initCause(cause);
        return translated;
    }
}

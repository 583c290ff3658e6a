package dev.daybook.xaguard;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
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
 * <p><b>The branches of one transaction are prepared side by side.</b> The transaction manager asks one after another.
 * When it asks the first one, the others are prepared, too, each in a thread of its own. The answer is kept until the
 * manager asks for it. If it asks for a rollback instead, the prepared branch is rolled back. So the manager sees the
 * same answers as before, and waits for the slowest disk only. The commits stay one after another, in the manager's
 * order.
 *
 * <p>The class must not be serializable: a transaction manager would write it into its log instead of asking for a new
 * resource when it recovers.
 */
final class GuardedXAConnection extends PGXAConnection {
    private final BaseConnection connection;
    private final String url;
    private @Nullable Xid rolledBack;

    /** The branch that has begun, until it is prepared, committed or rolled back. */
    private volatile @Nullable Xid open;

    /** The manager has called {@link #end} for the open branch. */
    private volatile boolean ended;

    /** The vote of the open branch, if it is prepared before the manager asks. */
    private volatile @Nullable CompletableFuture<Integer> early;

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
        ended = false;
        if (!xid.equals(open)) {
            forgetOpen();
            open = xid;
            OpenBranches.add(xid, this);
        }
    }

    @Override
    public void end(Xid xid, int flags) throws XAException {
        if (awaitEarly(xid)) {
            return;
        }
        super.end(xid, flags);
        ended = true;
    }

    @Override
    public int prepare(Xid xid) throws XAException {
        @Nullable CompletableFuture<Integer> vote = xid.equals(open) ? early : null;
        if (vote != null) {
            return answer(vote);
        }
        refuseFailed(xid);
        OpenBranches.prepareOthers(xid, this);
        return vote(xid);
    }

    /** Starts to prepare the open branch, because the manager has asked another branch of the same transaction. */
    void prepareEarly(Executor executor) {
        @Nullable Xid xid = open;
        if (xid == null || early != null) {
            return;
        }
        CompletableFuture<Integer> vote = new CompletableFuture<>();
        early = vote;
        try {
            executor.execute(() -> {
                try {
                    if (!ended) {
                        super.end(xid, TMSUCCESS);
                    }
                    refuseFailed(xid);
                    vote.complete(vote(xid));
                } catch (Throwable refusal) {
                    vote.completeExceptionally(refusal);
                }
            });
        } catch (RuntimeException | Error noThread) {
            // nothing has begun: the branch is prepared when the manager asks for it
            early = null;
        }
    }

    private static int answer(CompletableFuture<Integer> vote) throws XAException {
        try {
            return vote.join();
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof XAException refusal) {
                throw refusal;
            }
            XAException unknown = new XAException("A branch could not be prepared: " + refused.getCause());
            unknown.errorCode = XAException.XAER_RMERR;
            unknown.initCause(refused.getCause());
            throw unknown;
        }
    }

    /** Whether that branch was prepared before the manager asked; then this waits until its vote is known. */
    private boolean awaitEarly(Xid xid) {
        @Nullable CompletableFuture<Integer> vote = xid.equals(open) ? early : null;
        if (vote == null) {
            return false;
        }
        var unused = vote.handle((answer, refusal) -> answer).join();
        return true;
    }

    private void forgetOpen() {
        @Nullable Xid xid = open;
        if (xid != null) {
            OpenBranches.remove(xid, this);
        }
        open = null;
        early = null;
    }

    private int vote(Xid xid) throws XAException {
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
            OpenBranches.remove(xid, this);
            RecoveryEvidence.prepared(url, System.nanoTime() - begun);
        }
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        if (xid.equals(open)) {
            forgetOpen();
        }
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
        if (xid.equals(open)) {
            awaitEarly(xid);
            forgetOpen();
        }
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

    @Override
    public void close() throws SQLException {
        forgetOpen();
        super.close();
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

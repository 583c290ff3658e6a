package dev.daybook.application.inmemory;

import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A transaction manager in memory: prepares all branches in the order of their enlistment, then commits them in the same
 * order. Like the server's, it finishes a branch later if the database is away at its commit ({@link #recover}).
 *
 * <p>Each thread has a transaction of its own. Several threads may have one at the same time.
 */
public final class InMemoryTransaction implements UserTransaction {

    private final Faults faults;
    private final Map<Thread, List<Branch>> running = new ConcurrentHashMap<>();
    private final List<Branch> decided = Collections.synchronizedList(new ArrayList<>());
    private final List<Branch> inDoubt = Collections.synchronizedList(new ArrayList<>());
    private final InMemorySynchronizations synchronizations = new InMemorySynchronizations();
    private volatile Duration timeout = Duration.ZERO;

    /** One database's part of a transaction. */
    interface Branch {

        Step prepareStep();

        Step commitStep();

        /** Makes sure that the branch can be committed. */
        void prepare();

        /** Makes the changes visible and gives the locks back. */
        void commit();

        /** Forgets the changes and gives the locks back. */
        void rollback();

        /** The same, done by the database itself: the connection of a dead server is lost. */
        default void lose() {
            rollback();
        }
    }

    /** Thrown at a commit step by faults: the database is away, and the branch stays prepared until recovery. */
    public static final class BranchUnreachable extends RuntimeException {

        private static final long serialVersionUID = 1;

        public BranchUnreachable() {
            super("The database was away when its branch was to be committed.", null, false, false);
        }
    }

    public InMemoryTransaction(Faults faults) {
        this.faults = faults;
    }

    /** Adds a branch to this thread's transaction. */
    void enlist(Branch branch) {
        branches().add(branch);
    }

    /** The branches of this thread's transaction. */
    List<Branch> branches() {
        List<Branch> branches = running.get(Thread.currentThread());
        if (branches == null) {
            throw new IllegalStateException("No transaction was begun on this thread.");
        }
        return branches;
    }

    /** Where work is registered that follows the end of this thread's transaction. */
    public TransactionSynchronizationRegistry synchronizations() {
        return synchronizations;
    }

    @Override
    public void begin() throws NotSupportedException, SystemException {
        if (running.get(Thread.currentThread()) != null) {
            throw new NotSupportedException("This thread has a transaction already.");
        }
        try {
            faults.before(Step.BEGIN);
        } catch (RuntimeException failure) {
            SystemException system = new SystemException("The transaction manager does not answer.");
            system.initCause(failure);
            throw system;
        }
        running.put(Thread.currentThread(), new ArrayList<>());
    }

    @Override
    public void commit() throws RollbackException, SystemException {
        List<Branch> branches = branches();
        prepare(branches);
        // decided: from here on all branches will be committed, now or by recovery
        running.remove(Thread.currentThread());
        decided.addAll(branches);
        for (Branch branch : branches) {
            try {
                faults.before(branch.commitStep());
            } catch (BranchUnreachable away) {
                decided.remove(branch);
                inDoubt.add(branch);
                continue;
            }
            branch.commit();
            decided.remove(branch);
            faults.after(branch.commitStep());
        }
        synchronizations.ended(Status.STATUS_COMMITTED);
        try {
            faults.after(Step.COMMITTED);
        } catch (RuntimeException lost) {
            SystemException unknown = new SystemException("The answer to the commit was lost.");
            unknown.initCause(lost);
            throw unknown;
        }
    }

    private void prepare(List<Branch> branches) throws RollbackException {
        try {
            for (Branch branch : branches) {
                faults.before(branch.prepareStep());
                branch.prepare();
                faults.after(branch.prepareStep());
            }
        } catch (RuntimeException failure) {
            rollback();
            RollbackException rolledBack = new RollbackException("A branch could not be prepared.");
            rolledBack.initCause(failure);
            throw rolledBack;
        }
    }

    /** Commits the branches that were decided and could not be reached. */
    public void recover() {
        inDoubt.forEach(Branch::commit);
        inDoubt.clear();
    }

    /** The server died: databases roll back what was not decided, and what was decided waits for {@link #recover}. */
    public void crash() {
        synchronizations.forget();
        List<Branch> branches = running.remove(Thread.currentThread());
        if (branches != null) {
            branches.forEach(Branch::lose);
        }
        inDoubt.addAll(decided);
        decided.clear();
    }

    /** Whether a decided branch waits for recovery. */
    public boolean isInDoubt() {
        return !inDoubt.isEmpty();
    }

    @Override
    public void rollback() {
        List<Branch> branches = running.remove(Thread.currentThread());
        if (branches != null) {
            branches.forEach(Branch::rollback);
            synchronizations.ended(Status.STATUS_ROLLEDBACK);
        }
    }

    @Override
    public void setRollbackOnly() {
        throw new UnsupportedOperationException("The engine does not use it.");
    }

    @Override
    public int getStatus() {
        return running.get(Thread.currentThread()) == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
    }

    @Override
    public void setTransactionTimeout(int seconds) {
        timeout = Duration.ofSeconds(seconds);
    }

    /** The time limit that was set last. */
    public Duration timeout() {
        return timeout;
    }
}

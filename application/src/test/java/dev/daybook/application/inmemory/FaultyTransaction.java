package dev.daybook.application.inmemory;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A transaction whose next commits can be made to end in another way than their callers are told. */
public final class FaultyTransaction implements UserTransaction {

    private final UserTransaction real;
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();

    /** How a commit ends. */
    public enum Fault {
        COMMITTED_BUT_NOT_KNOWN,
        ROLLED_BACK_BUT_NOT_KNOWN,
        ROLLED_BACK
    }

    public FaultyTransaction(UserTransaction real) {
        this.real = real;
    }

    /** The next commits end like this, one each. */
    public void nextCommits(Fault... faults) {
        next.addAll(List.of(faults));
    }

    @Override
    public void begin() throws NotSupportedException, SystemException {
        real.begin();
    }

    @Override
    public void commit()
            throws RollbackException, HeuristicMixedException, HeuristicRollbackException, SystemException {
        Fault fault = next.poll();
        if (fault == null) {
            real.commit();
            return;
        }
        switch (fault) {
            case COMMITTED_BUT_NOT_KNOWN -> {
                real.commit();
                throw new SystemException("The connection was lost during the commit");
            }
            case ROLLED_BACK_BUT_NOT_KNOWN -> {
                real.rollback();
                throw new SystemException("The connection was lost during the commit");
            }
            case ROLLED_BACK -> {
                real.rollback();
                throw new RollbackException("A branch was rolled back");
            }
        }
    }

    @Override
    public void rollback() throws SystemException {
        real.rollback();
    }

    @Override
    public void setRollbackOnly() throws SystemException {
        real.setRollbackOnly();
    }

    @Override
    public int getStatus() throws SystemException {
        return real.getStatus();
    }

    @Override
    public void setTransactionTimeout(int seconds) throws SystemException {
        real.setTransactionTimeout(seconds);
    }
}

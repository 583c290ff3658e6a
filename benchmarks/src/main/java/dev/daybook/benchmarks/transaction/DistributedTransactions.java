package dev.daybook.benchmarks.transaction;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.arjuna.coordinator.TxControl;
import com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqJournalEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqObjectStoreAdaptor;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.XAConnection;

/** Two-phase commit by a transaction manager of this process, with its journal on disk as in the server. */
public final class DistributedTransactions {

    private final TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();

    private DistributedTransactions() {}

    /** What a transaction does to the two databases. */
    @FunctionalInterface
    public interface Work {
        /** Writes, log first. */
        void write(Connection log, Connection state) throws SQLException;
    }

    /** The transaction manager of this process; its journal in that folder. */
    public static DistributedTransactions journalledIn(String folder) {
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            ObjectStoreEnvironmentBean bean = BeanPopulator.getNamedInstance(
                    ObjectStoreEnvironmentBean.class, store.equals("default") ? null : store);
            bean.setObjectStoreDir(folder);
        }
        BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class)
                .setObjectStoreType(HornetqObjectStoreAdaptor.class.getName());
        HornetqJournalEnvironmentBean journal = BeanPopulator.getDefaultInstance(HornetqJournalEnvironmentBean.class);
        journal.setStoreDir(folder);
        // as in the server: without these a lone commit waits for others that don't come
        journal.setAsyncIO(false);
        journal.setBufferFlushesPerSecond(50_000);
        try {
            arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier("benchmark");
        } catch (CoreEnvironmentBeanException e) {
            throw new IllegalStateException(e);
        }
        return new DistributedTransactions();
    }

    /** Runs that work on both connections and commits; log first. */
    public void run(XAConnection log, XAConnection state, Work work) throws Exception {
        manager.begin();
        try {
            Transaction transaction = manager.getTransaction();
            transaction.enlistResource(log.getXAResource());
            transaction.enlistResource(state.getXAResource());
            try (Connection toLog = log.getConnection();
                    Connection toState = state.getConnection()) {
                work.write(toLog, toState);
            }
        } catch (SQLException | RuntimeException failure) {
            manager.rollback();
            throw failure;
        }
        manager.commit();
    }

    /** Runs that work in a transaction of this thread, and commits. */
    public static <T> T inTransaction(Supplier<T> work) {
        TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        try {
            manager.begin();
            T result;
            try {
                result = work.get();
            } catch (RuntimeException failure) {
                manager.rollback();
                throw failure;
            }
            manager.commit();
            return result;
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ends the transaction manager. */
    public void close() {
        TxControl.disable();
    }
}

package dev.daybook.xaguard;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.Xid;

/**
 * The branches of this server that are not prepared yet, by their global transaction.
 *
 * <p>A transaction manager prepares the branches of a transaction one after another, and each waits for the disk of its
 * database. But it asks the first one only when all work is done. So the others can be prepared meanwhile, in threads of
 * this class.
 */
final class OpenBranches {

    private static final ConcurrentMap<GlobalTransaction, List<GuardedXAConnection>> BRANCHES =
            new ConcurrentHashMap<>();

    /** Its threads are few: one for each branch that is prepared beside the first one of its transaction. */
    private static final Executor SIDE_BY_SIDE = Executors.newCachedThreadPool(new PrepareThreads());

    private OpenBranches() {}

    /** What the ids of all branches of a transaction have in common. */
    private record GlobalTransaction(int formatId, ByteBuffer id) {

        static GlobalTransaction of(Xid xid) {
            return new GlobalTransaction(xid.getFormatId(), ByteBuffer.wrap(xid.getGlobalTransactionId()));
        }
    }

    /** Threads that keep neither the server nor the class loader of an application alive. */
    private static final class PrepareThreads implements ThreadFactory {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "daybook-xa-prepare-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(OpenBranches.class.getClassLoader());
            return thread;
        }
    }

    static void add(Xid xid, GuardedXAConnection branch) {
        BRANCHES.compute(GlobalTransaction.of(xid), (transaction, known) -> {
            List<GuardedXAConnection> branches = known == null ? new CopyOnWriteArrayList<>() : known;
            branches.add(branch);
            return branches;
        });
    }

    static void remove(Xid xid, GuardedXAConnection branch) {
        BRANCHES.computeIfPresent(GlobalTransaction.of(xid), (transaction, branches) -> {
            branches.remove(branch);
            return branches.isEmpty() ? null : branches;
        });
    }

    /** Starts to prepare the other branches of that transaction. */
    static void prepareOthers(Xid xid, GuardedXAConnection first) {
        for (GuardedXAConnection other : BRANCHES.getOrDefault(GlobalTransaction.of(xid), List.of())) {
            if (other != first) {
                other.prepareEarly(SIDE_BY_SIDE);
            }
        }
    }

    /** How many transactions have branches that are not prepared yet. */
    static int transactions() {
        return BRANCHES.size();
    }
}

package dev.daybook.benchmarks.axon;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/** One entity manager and one local transaction a thread, from begin to commit; what begins inside joins in. */
@SuppressWarnings("ThreadLocalUsage")
final class ThreadTransactions implements TransactionManager, EntityManagerProvider {

    private final EntityManagerFactory factory;
    private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

    ThreadTransactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public EntityManager getEntityManager() {
        EntityManager running = current.get();
        if (running == null) {
            throw new IllegalStateException("No transaction is running");
        }
        return running;
    }

    @Override
    public Transaction startTransaction() {
        if (current.get() != null) {
            return new Joined();
        }
        EntityManager entityManager = factory.createEntityManager();
        entityManager.getTransaction().begin();
        current.set(entityManager);
        return new Own(entityManager);
    }

    private final class Own implements Transaction {

        private final EntityManager entityManager;

        Own(EntityManager entityManager) {
            this.entityManager = entityManager;
        }

        @Override
        public void commit() {
            try {
                entityManager.getTransaction().commit();
            } finally {
                end();
            }
        }

        @Override
        public void rollback() {
            try {
                if (entityManager.getTransaction().isActive()) {
                    entityManager.getTransaction().rollback();
                }
            } finally {
                end();
            }
        }

        private void end() {
            current.remove();
            entityManager.close();
        }
    }

    private static final class Joined implements Transaction {

        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }
}

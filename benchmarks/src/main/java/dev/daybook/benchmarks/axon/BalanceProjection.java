package dev.daybook.benchmarks.axon;

import dev.daybook.benchmarks.axon.AccountMessages.AccountOpened;
import dev.daybook.benchmarks.axon.AccountMessages.FundsDeposited;
import jakarta.persistence.EntityManager;
import org.axonframework.common.jpa.EntityManagerProvider;
import org.axonframework.eventhandling.EventHandler;

/** Writes balances in the transaction in which the events are appended. */
final class BalanceProjection {

    private final EntityManagerProvider entityManagers;

    BalanceProjection(EntityManagerProvider entityManagers) {
        this.entityManagers = entityManagers;
    }

    @EventHandler
    void on(AccountOpened event) {
        entityManagers.getEntityManager().persist(new AccountBalance(event.account()));
    }

    @EventHandler
    void on(FundsDeposited event) {
        EntityManager entityManager = entityManagers.getEntityManager();
        AccountBalance row = entityManager.find(AccountBalance.class, event.account());
        if (row == null) {
            throw new IllegalStateException("There is no balance of " + event.account());
        }
        row.add(event.amount());
    }
}

package dev.daybook.benchmarks.axon;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A row of the peer's projection. */
@Entity
@Table(name = "account_balance")
@SuppressWarnings("NullAway.Init")
class AccountBalance {

    @Id
    @Column(name = "account")
    private String account;

    @Column(name = "balance", nullable = false, precision = 23, scale = 4)
    private BigDecimal balance;

    AccountBalance() {}

    AccountBalance(String account) {
        this.account = account;
        this.balance = BigDecimal.ZERO;
    }

    void add(BigDecimal amount) {
        balance = balance.add(amount);
    }
}

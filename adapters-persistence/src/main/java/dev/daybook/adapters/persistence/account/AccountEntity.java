package dev.daybook.adapters.persistence.account;

import dev.daybook.adapters.persistence.state.ReadFromView;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountStatus;
import dev.daybook.domain.account.InterestRemainder;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.InterestRate;
import dev.daybook.domain.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of the view {@code account_now}: the table {@code account}, with the balance after the account's last posting. */
@Entity
@ReadFromView
@Table(name = "account")
@NullUnmarked
class AccountEntity {

    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "client_id", unique = true, updatable = false)
    private String clientId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(updatable = false)
    private String currency;

    @Column(insertable = false, updatable = false)
    private BigDecimal balance;

    @Column(name = "accrued_interest")
    private BigDecimal accruedInterest;

    @Column(name = "annual_interest_rate")
    private BigDecimal annualInterestRate;

    private String status;

    @Column(name = "opened_on", updatable = false)
    private LocalDate openedOn;

    @Column(name = "accrued_through")
    private LocalDate accruedThrough;

    @Column(name = "interest_remainder")
    private BigDecimal interestRemainder;

    private long position;

    protected AccountEntity() {}

    AccountEntity(Account account) {
        accountId = account.id().value();
        clientId = account.clientId().value();
        companyId = account.companyId().value();
        currency = account.currency().value();
        balance = account.balance().value();
        accruedInterest = account.accruedInterest().value();
        annualInterestRate = account.annualInterestRate().value();
        status = account.status().name();
        openedOn = account.openedOn();
        accruedThrough = account.accruedThrough();
        interestRemainder = account.interestRemainder().value();
        position = account.position();
    }

    Account toAccount() {
        CurrencyCode in = new CurrencyCode(currency);
        return new Account(
                new AccountId(accountId),
                new ClientId(clientId),
                new CompanyId(companyId),
                in,
                new Money(balance, in),
                new Money(accruedInterest, in),
                new InterestRate(annualInterestRate),
                AccountStatus.valueOf(status),
                openedOn,
                accruedThrough,
                new InterestRemainder(interestRemainder),
                position);
    }
}

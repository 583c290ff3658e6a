package dev.daybook.adapters.persistence.account;

import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.PostingKind;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.CurrencyCode;
import dev.daybook.domain.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code posting}. The credit of a transfer, or of its reversal, is the second leg; all other postings
 * are first legs.
 */
@Entity
@IdClass(PostingKey.class)
@Table(name = "posting")
@NullUnmarked
class PostingEntity {

    @Id
    @Column(name = "transaction_id")
    private String transactionId;

    @Id
    private short leg;

    @Column(name = "account_id")
    private UUID accountId;

    private String kind;
    private BigDecimal amount;
    private BigDecimal balance;
    private String currency;

    @Column(name = "occurred_on")
    private LocalDate occurredOn;

    @Column(name = "counter_account_id")
    private @Nullable UUID counterAccountId;

    private long position;

    protected PostingEntity() {}

    PostingEntity(Posting posting) {
        transactionId = posting.transactionId().value();
        leg = PostingKey.of(posting).leg();
        accountId = posting.accountId().value();
        kind = posting.kind().name();
        amount = posting.amount().value();
        balance = posting.balance().value();
        currency = posting.amount().currency().value();
        occurredOn = posting.occurredOn();
        counterAccountId = posting.counterAccount().map(AccountId::value).orElse(null);
        position = posting.position();
    }

    Posting toPosting() {
        CurrencyCode in = new CurrencyCode(currency);
        return new Posting(
                new ClientId(transactionId),
                new AccountId(accountId),
                PostingKind.valueOf(kind),
                new Money(amount, in),
                new Money(balance, in),
                occurredOn,
                Optional.ofNullable(counterAccountId).map(AccountId::new),
                position);
    }
}

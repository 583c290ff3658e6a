package dev.daybook.adapters.persistence.account;

import dev.daybook.domain.account.Reversal;
import dev.daybook.domain.kernel.ClientId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code reversal}. */
@Entity
@Table(name = "reversal")
@NullUnmarked
class ReversalEntity {

    @Id
    private String reverses;

    @Column(name = "transaction_id", unique = true, updatable = false)
    private String transactionId;

    private String reason;

    private long position;

    protected ReversalEntity() {}

    ReversalEntity(Reversal reversal) {
        reverses = reversal.reverses().value();
        transactionId = reversal.transactionId().value();
        reason = reversal.reason();
        position = reversal.position();
    }

    Reversal toReversal() {
        return new Reversal(new ClientId(transactionId), new ClientId(reverses), reason, position);
    }
}

package dev.daybook.adapters.rest.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.Reversal;
import dev.daybook.domain.kernel.AmendedEvent;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One movement on an account.
 *
 * @param amount positive for a credit, negative for a debit
 * @param balance the account's balance after it
 * @param counterAccount the other account of a transfer, or of its reversal
 * @param reverses the transaction that this one reverses; not shown if it is no reversal
 * @param reversedBy the transaction that reverses this one; not shown if there is none
 * @param position the position of its event
 * @param amended the position of the latest amendment of its event; absent if the event was not amended
 * @param inClosedPeriod whether its day was closed already when it was recorded: it is a fact from outside
 */
public record PostingView(
        ClientId transactionId,

        @Schema(enumeration = {"deposit", "withdrawal", "transfer", "interest", "reversal"})
        String kind,

        Money amount,
        Money balance,
        LocalDate occurredOn,
        @JsonInclude(JsonInclude.Include.ALWAYS) Optional<ClientId> counterAccount,
        Optional<ClientId> reverses,
        Optional<ClientId> reversedBy,
        long position,
        Optional<Long> amended,
        boolean inClosedPeriod) {

    static PostingView of(
            Posting posting,
            Optional<ClientId> counterAccount,
            Optional<Reversal> reversal,
            Optional<AmendedEvent> amended,
            boolean inClosedPeriod) {
        return new PostingView(
                posting.transactionId(),
                posting.kind().name().toLowerCase(Locale.ROOT),
                posting.amount(),
                posting.balance(),
                posting.occurredOn(),
                counterAccount,
                reversal.filter(link -> !link.isOf(posting.transactionId())).map(Reversal::reverses),
                reversal.filter(link -> link.isOf(posting.transactionId())).map(Reversal::transactionId),
                posting.position(),
                amended.map(AmendedEvent::amendedAt),
                inClosedPeriod);
    }
}

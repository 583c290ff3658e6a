package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.read.ViewTag;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.account.Reversal;
import dev.daybook.domain.kernel.AmendedEvent;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One movement of any kind.
 *
 * @param postings one for each account: a transfer and its reversal have the debit first, then the credit
 * @param reverses the transaction that this one reverses, with the reason; not shown if it is no reversal
 * @param reversedBy the transaction that reverses this one; not shown if there is none
 * @param position the position of its event
 * @param amended the position of the latest amendment of its event; absent if the event was not amended
 * @param inClosedPeriod whether its day was closed already when it was recorded: it is a fact from outside
 */
public record TransactionView(
        ClientId clientId,

        @Schema(enumeration = {"deposit", "withdrawal", "transfer", "interest", "reversal"})
        String kind,

        LocalDate occurredOn,
        List<LegView> postings,
        Optional<ClientId> reverses,
        Optional<String> reason,
        Optional<ClientId> reversedBy,
        long position,
        Optional<Long> amended,
        boolean inClosedPeriod) {

    static final ViewTag TAG = new ViewTag(2);

    /**
     * What a transaction did to one account.
     *
     * @param amount positive for a credit, negative for a debit
     * @param balance the account's balance after it
     * @param position the position of its event
     */
    public record LegView(ClientId account, AccountId accountId, Money amount, Money balance, long position) {

        static LegView of(Posting posting, ClientId account) {
            return new LegView(account, posting.accountId(), posting.amount(), posting.balance(), posting.position());
        }
    }

    /**
     * A transaction as it is shown.
     *
     * @param changedAt the position of the last event that changed the view: its own, its amendment or its reversal
     */
    record Shown(TransactionView view, long changedAt) {

        /** The transaction with this first posting and these legs, which is one side of that reversal if there is one. */
        static Shown of(
                Posting first,
                List<LegView> legs,
                Optional<Reversal> link,
                Optional<AmendedEvent> amendment,
                boolean inClosedPeriod) {
            Optional<Reversal> reverses = link.filter(reversal -> !reversal.isOf(first.transactionId()));
            Optional<Reversal> reversedBy = link.filter(reversal -> reversal.isOf(first.transactionId()));
            Optional<Long> amended = amendment.map(AmendedEvent::amendedAt);
            TransactionView view = new TransactionView(
                    first.transactionId(),
                    first.kind().name().toLowerCase(Locale.ROOT),
                    first.occurredOn(),
                    legs,
                    reverses.map(Reversal::reverses),
                    reverses.map(Reversal::reason),
                    reversedBy.map(Reversal::transactionId),
                    first.position(),
                    amended,
                    inClosedPeriod);
            long linkedAt = link.map(Reversal::position).orElse(first.position());
            return new Shown(view, Math.max(linkedAt, amended.orElse(first.position())));
        }
    }
}

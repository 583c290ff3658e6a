package dev.daybook.adapters.rest.account;

import dev.daybook.adapters.rest.read.ViewTag;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.Posting;
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
 * @param postings one for each account: a transfer has its debit first, then its credit
 * @param position the position of its event
 * @param amended the position of the latest amendment of its event; absent if the event was not amended
 * @param inClosedPeriod whether its day was closed already when it was recorded: it is a fact from outside
 */
public record TransactionView(
        ClientId clientId,

        @Schema(enumeration = {"deposit", "withdrawal", "transfer", "interest"})
        String kind,

        LocalDate occurredOn,
        List<LegView> postings,
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

    /** The view of the transaction with this first posting and these legs. */
    static TransactionView of(Posting first, List<LegView> legs, Optional<Long> amended, boolean inClosedPeriod) {
        return new TransactionView(
                first.transactionId(),
                first.kind().name().toLowerCase(Locale.ROOT),
                first.occurredOn(),
                legs,
                first.position(),
                amended,
                inClosedPeriod);
    }

    /** The position of the last event that changed what is shown. */
    long lastChange() {
        return amended.orElse(position);
    }
}

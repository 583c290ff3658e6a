package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.time.LocalDate;
import java.util.List;

/**
 * A transaction that can be reversed: it exists, it is no reversal itself, and it was not reversed yet.
 *
 * @param postings one for each account, at least one
 */
record ReversibleTransaction(ClientId id, List<Posting> postings) {

    /** Announces the rows that {@link #find} looks up. */
    static void expect(ClientId transaction, StateAccess state) {
        state.state(PostingRepository.class).expectPostings(transaction);
        state.state(ReversalRepository.class).expectReversalOf(transaction);
    }

    /**
     * The transaction of that id.
     *
     * @throws Rejection {@code transaction.unknown}, {@code reversal.of-reversal} or {@code transaction.already-reversed}
     */
    static ReversibleTransaction find(ClientId transaction, StateAccess state) {
        List<Posting> postings = state.state(PostingRepository.class).findTransaction(transaction);
        if (postings.isEmpty()) {
            throw Rejection.unknown("transaction", transaction);
        }
        if (postings.get(0).kind() == PostingKind.REVERSAL) {
            throw Rejection.refused(
                    "reversal.of-reversal",
                    "Transaction " + transaction + " cannot be reversed: it is a reversal itself."
                            + " Record the transaction that it reverses anew, with another id.");
        }
        state.state(ReversalRepository.class).findReversalOf(transaction).ifPresent(reversal -> {
            throw Rejection.conflict(
                    "transaction.already-reversed",
                    "Transaction " + transaction + " was reversed already, by " + reversal.transactionId()
                            + ". A transaction is reversed once.");
        });
        return new ReversibleTransaction(transaction, postings);
    }

    List<AccountId> accountIds() {
        return postings.stream().map(Posting::accountId).toList();
    }

    /** The day of the transaction: all of its postings have the same one. */
    LocalDate occurredOn() {
        return postings.get(0).occurredOn();
    }
}

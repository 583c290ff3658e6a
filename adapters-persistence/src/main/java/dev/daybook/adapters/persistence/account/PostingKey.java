package dev.daybook.adapters.persistence.account;

import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.Posting;
import dev.daybook.domain.kernel.ClientId;
import java.io.Serializable;
import java.util.Objects;

/** The primary key of a posting: its transaction, and the number of its leg. */
class PostingKey implements Serializable {

    private static final long serialVersionUID = 1;
    private static final short FIRST = 0;
    private static final short SECOND = 1;

    private String transactionId = "";
    private short leg;

    protected PostingKey() {}

    private PostingKey(String transactionId, short leg) {
        this.transactionId = transactionId;
        this.leg = leg;
    }

    static PostingKey firstLegOf(ClientId transactionId) {
        return new PostingKey(transactionId.value(), FIRST);
    }

    static PostingKey secondLegOf(ClientId transactionId) {
        return new PostingKey(transactionId.value(), SECOND);
    }

    static PostingKey of(Posting posting) {
        boolean second = posting.counterAccount()
                .filter(counterAccount -> isCredit(posting, counterAccount))
                .isPresent();
        return new PostingKey(posting.transactionId().value(), second ? SECOND : FIRST);
    }

    /** A transfer of zero has no credit: there the account with the greater id has the second leg. */
    private static boolean isCredit(Posting posting, AccountId counterAccount) {
        return posting.amount().isZero()
                ? posting.accountId().toString().compareTo(counterAccount.toString()) > 0
                : posting.amount().isPositive();
    }

    short leg() {
        return leg;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PostingKey key && transactionId.equals(key.transactionId) && leg == key.leg;
    }

    @Override
    public int hashCode() {
        return Objects.hash(transactionId, leg);
    }

    /** The columns of the key, separated by commas, as reports name a row. */
    @Override
    public String toString() {
        return transactionId + "," + leg;
    }
}

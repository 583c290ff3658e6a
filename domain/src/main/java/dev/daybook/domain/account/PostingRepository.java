package dev.daybook.domain.account;

import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateRepository;
import java.util.List;
import java.util.Map;

/** The postings in the application state. */
public interface PostingRepository extends StateRepository {

    /** Announces that it will be looked up whether this transaction exists. */
    void expectTransaction(ClientId transactionId);

    /** Announces that all postings of this transaction will be looked up. */
    void expectPostings(ClientId transactionId);

    /** Whether a transaction of that id has been posted. */
    boolean existsTransaction(ClientId transactionId);

    /** The postings of this transaction: a debit comes before its credit. None if there is no such transaction. */
    List<Posting> findTransaction(ClientId transactionId);

    /**
     * At most {@code limit} postings of this account after the position {@code after}, in the order of their positions.
     */
    List<Posting> findPage(AccountId account, long after, int limit);

    /** The movements of this account on days after {@code accruedThrough}: one sum for each day, in order. */
    List<DailyMovement> findMovementsSinceAccrual(Account account);

    /** The same for every open account with such movements, in one call. */
    Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual();

    /** The same for the open accounts of that company. */
    Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual(CompanyId company);

    /** Puts a new posting into the state. */
    void add(Posting posting);

    /**
     * Refuses an id under which a transaction has been posted already.
     *
     * @throws Rejection {@code transaction.exists}
     */
    default void requireNewTransaction(ClientId transactionId) {
        if (existsTransaction(transactionId)) {
            throw Rejection.conflict(
                    "transaction.exists", "Transaction " + transactionId + " exists already. Choose another id.");
        }
    }
}

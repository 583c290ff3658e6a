package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateRepository;
import java.util.List;
import java.util.Map;

/** The postings in the application state. */
public interface PostingRepository extends StateRepository {

    /** The postings of that transaction will be asked for soon. */
    void expectTransaction(ClientId transactionId);

    /** Whether a transaction of that id has been posted. */
    boolean existsTransaction(ClientId transactionId);

    /** At most {@code limit} postings of that account in the order of their positions, behind {@code after}. */
    List<Posting> findPage(AccountId account, long after, int limit);

    /**
     * The movements of that account on days after interest was last credited, a sum a day, in order.
     */
    List<DailyMovement> findMovementsSinceAccrual(Account account);

    /** The same for every open account that has any, in one go. */
    Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual();

    /** Puts a new posting into the state. */
    void add(Posting posting);

    /**
     * Insists that no transaction of that id has been posted.
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

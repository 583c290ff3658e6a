package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Which transaction reverses which, in the application state. A transaction is on one side of one reversal at most. */
public interface ReversalRepository extends StateRepository {

    /** Announces that the reversal of this transaction will be looked up. */
    void expectReversalOf(ClientId transaction);

    /** The reversal of this transaction, if it was reversed. */
    Optional<Reversal> findReversalOf(ClientId transaction);

    /**
     * The reversals of which those transactions are one side, by the id of the transaction. A transaction that was not
     * reversed and reverses no other has none.
     */
    Map<ClientId, Reversal> findAll(Collection<ClientId> transactions);

    /** Puts a new reversal into the state. */
    void add(Reversal reversal);
}

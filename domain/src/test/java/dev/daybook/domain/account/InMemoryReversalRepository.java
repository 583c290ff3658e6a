package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Reversals in memory, by the ids of both sides. */
public final class InMemoryReversalRepository implements ReversalRepository, InMemoryRepository {

    private PMap<ClientId, Reversal> byTransaction = HashTreePMap.empty();

    @Override
    public void expectReversalOf(ClientId transaction) {}

    @Override
    public Optional<Reversal> findReversalOf(ClientId transaction) {
        return Optional.ofNullable(byTransaction.get(transaction)).filter(reversal -> reversal.isOf(transaction));
    }

    @Override
    public Map<ClientId, Reversal> findAll(Collection<ClientId> transactions) {
        Map<ClientId, Reversal> found = new HashMap<>();
        for (ClientId transaction : transactions) {
            Reversal reversal = byTransaction.get(transaction);
            if (reversal != null) {
                found.put(transaction, reversal);
            }
        }
        return found;
    }

    @Override
    public void add(Reversal reversal) {
        if (byTransaction.containsKey(reversal.reverses()) || byTransaction.containsKey(reversal.transactionId())) {
            throw new IllegalStateException("A side of " + reversal + " belongs to another reversal");
        }
        byTransaction = byTransaction.plus(reversal.reverses(), reversal).plus(reversal.transactionId(), reversal);
    }

    @Override
    public Object contents() {
        return new Contents(byTransaction);
    }

    @Override
    public void restore(Object contents) {
        byTransaction = ((Contents) contents).byTransaction;
    }

    private record Contents(PMap<ClientId, Reversal> byTransaction) {}
}

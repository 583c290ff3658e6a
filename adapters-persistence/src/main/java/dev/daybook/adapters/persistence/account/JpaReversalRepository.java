package dev.daybook.adapters.persistence.account;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.Selection;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.account.Reversal;
import dev.daybook.domain.account.ReversalRepository;
import dev.daybook.domain.kernel.ClientId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reversals, through JPA. A row is found by the reversed transaction, and by the one that reverses it. */
final class JpaReversalRepository implements ReversalRepository {

    private static final TableMapping<ClientId, ClientId, Reversal, ReversalEntity> ROWS = TableMapping.of(
                    ReversalEntity.class,
                    ReversalEntity::new,
                    ReversalEntity::toReversal,
                    Reversal::reverses,
                    ClientId::value)
            .withAlternate(Reversal::transactionId, ClientId::value);

    private final StateTables tables;
    private final BufferedTable<ClientId, ClientId, Reversal, ReversalEntity> reversals;

    JpaReversalRepository(StateTables tables) {
        this.tables = tables;
        this.reversals = tables.table(ROWS);
    }

    @Override
    public void expectReversalOf(ClientId transaction) {
        reversals.expect(transaction);
    }

    @Override
    public Optional<Reversal> findReversalOf(ClientId transaction) {
        return reversals.find(transaction);
    }

    @Override
    public Map<ClientId, Reversal> findAll(Collection<ClientId> transactions) {
        if (transactions.isEmpty()) {
            return Map.of();
        }
        List<Reversal> either = reversals.learn(tables.select(
                ReversalEntity.class,
                Selection.where("reverses = any(:transactions) or transaction_id = any(:transactions)")
                        .with(
                                "transactions",
                                transactions.stream().map(ClientId::value).toArray(String[]::new))));
        Map<ClientId, Reversal> found = new HashMap<>();
        for (Reversal reversal : either) {
            found.put(reversal.reverses(), reversal);
            found.put(reversal.transactionId(), reversal);
        }
        found.keySet().retainAll(Set.copyOf(transactions));
        return found;
    }

    @Override
    public void add(Reversal reversal) {
        reversals.add(reversal);
    }
}

package dev.daybook.adapters.persistence.account;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.account.Reversal;
import dev.daybook.domain.account.ReversalRepository;
import dev.daybook.domain.kernel.ClientId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The reversals, through JPA. A row is found by the reversed transaction, and by the one that reverses it. */
final class JpaReversalRepository implements ReversalRepository {

    private static final TableMapping<ClientId, ClientId, Reversal, ReversalEntity> ROWS = TableMapping.of(
                    ReversalEntity.class,
                    ReversalEntity::new,
                    ReversalEntity::toReversal,
                    Reversal::reverses,
                    ClientId::value)
            .withAlternate(Reversal::transactionId, ClientId::value);

    private final BufferedTable<ClientId, ClientId, Reversal, ReversalEntity> reversals;

    JpaReversalRepository(StateTables tables) {
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
        // announced first, so that one query a key reads them all
        transactions.forEach(reversals::expectAlternate);
        Map<ClientId, Reversal> found = new HashMap<>(reversals.findAll(transactions));
        for (ClientId transaction : transactions) {
            reversals.findByAlternate(transaction).ifPresent(reversal -> found.put(transaction, reversal));
        }
        return found;
    }

    @Override
    public void add(Reversal reversal) {
        reversals.add(reversal);
    }
}

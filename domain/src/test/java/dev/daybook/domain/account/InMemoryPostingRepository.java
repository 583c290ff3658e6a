package dev.daybook.domain.account;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryRepository;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Postings in memory, each account's in the order of their positions. */
public final class InMemoryPostingRepository implements PostingRepository, InMemoryRepository {

    private final AccountRepository accounts;
    private final Map<AccountId, List<Posting>> byAccount = new HashMap<>();
    private final Set<ClientId> transactions = new HashSet<>();

    /** Empty, and asking that repository which accounts are open. */
    public InMemoryPostingRepository(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public void expectTransaction(ClientId transactionId) {}

    @Override
    public boolean existsTransaction(ClientId transactionId) {
        return transactions.contains(transactionId);
    }

    @Override
    public List<Posting> findPage(AccountId account, long after, int limit) {
        return postings(account).stream()
                .filter(posting -> posting.position() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public List<DailyMovement> findMovementsSinceAccrual(Account account) {
        Map<LocalDate, Money> sums = new TreeMap<>();
        postings(account.id()).stream()
                .filter(posting -> posting.occurredOn().isAfter(account.accruedThrough()))
                .forEach(posting -> sums.merge(posting.occurredOn(), posting.amount(), Money::plus));
        return sums.entrySet().stream()
                .map(sum -> new DailyMovement(sum.getKey(), sum.getValue()))
                .toList();
    }

    @Override
    public Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual() {
        Map<AccountId, List<DailyMovement>> movements = new HashMap<>();
        for (Account account : accounts.findOpen()) {
            List<DailyMovement> ofAccount = findMovementsSinceAccrual(account);
            if (!ofAccount.isEmpty()) {
                movements.put(account.id(), ofAccount);
            }
        }
        return movements;
    }

    @Override
    public void add(Posting posting) {
        List<Posting> earlier = byAccount.computeIfAbsent(posting.accountId(), account -> new ArrayList<>());
        if (!earlier.isEmpty() && earlier.get(earlier.size() - 1).position() >= posting.position()) {
            throw new IllegalStateException("There is a posting at or behind " + posting);
        }
        earlier.add(posting);
        transactions.add(posting.transactionId());
    }

    private List<Posting> postings(AccountId account) {
        return byAccount.getOrDefault(account, List.of());
    }

    @Override
    public Object contents() {
        Map<AccountId, List<Posting>> copy = new HashMap<>();
        byAccount.forEach((account, postings) -> copy.put(account, List.copyOf(postings)));
        return copy;
    }
}

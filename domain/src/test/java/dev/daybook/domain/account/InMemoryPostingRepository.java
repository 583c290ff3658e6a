package dev.daybook.domain.account;

import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryRepository;
import dev.daybook.domain.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Postings in memory, each account's in the order of their positions. */
public final class InMemoryPostingRepository implements PostingRepository, InMemoryRepository {

    private final AccountRepository accounts;
    private PMap<AccountId, PVector<Posting>> byAccount = HashTreePMap.empty();
    private PSet<ClientId> transactions = HashTreePSet.empty();

    private PSet<ClientId> doubled = HashTreePSet.empty();

    /** Those that are there and are taken for new. */
    private PSet<ClientId> hidden = HashTreePSet.empty();

    private final Set<ClientId> presumedWrongly = new HashSet<>();

    /** Empty, and asking that repository which accounts are open. */
    public InMemoryPostingRepository(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public void expectTransaction(ClientId transactionId) {}

    @Override
    public void expectPostings(ClientId transactionId) {}

    @Override
    public boolean existsTransaction(ClientId transactionId) {
        if (hidden.contains(transactionId)) {
            presumedWrongly.add(transactionId);
            return false;
        }
        return transactions.contains(transactionId);
    }

    @Override
    public void presumeNewKeys(boolean presumes) {
        hidden = presumes ? transactions : HashTreePSet.empty();
        presumedWrongly.clear();
    }

    @Override
    public Set<ClientId> presumedWrongly() {
        return presumedWrongly;
    }

    @Override
    public Set<ClientId> doubled() {
        return doubled;
    }

    @Override
    public List<Posting> findTransaction(ClientId transactionId) {
        return byAccount.values().stream()
                .flatMap(List::stream)
                .filter(posting -> posting.transactionId().equals(transactionId))
                .sorted(Comparator.comparing(posting -> posting.amount().value()))
                .toList();
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
        return findMovementsSinceAccrual(accounts.findOpen());
    }

    @Override
    public Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual(CompanyId company) {
        return findMovementsSinceAccrual(accounts.findOpen(company));
    }

    private Map<AccountId, List<DailyMovement>> findMovementsSinceAccrual(List<Account> some) {
        Map<AccountId, List<DailyMovement>> movements = new HashMap<>();
        for (Account account : some) {
            List<DailyMovement> ofAccount = findMovementsSinceAccrual(account);
            if (!ofAccount.isEmpty()) {
                movements.put(account.id(), ofAccount);
            }
        }
        return movements;
    }

    @Override
    public void add(Posting posting) {
        PVector<Posting> earlier = postings(posting.accountId());
        if (!earlier.isEmpty() && earlier.get(earlier.size() - 1).position() >= posting.position()) {
            throw new IllegalStateException("There is a posting at or behind " + posting);
        }
        byAccount = byAccount.plus(posting.accountId(), earlier.plus(posting));
        transactions = transactions.plus(posting.transactionId());
        if (hidden.contains(posting.transactionId())) {
            doubled = doubled.plus(posting.transactionId());
        }
    }

    private PVector<Posting> postings(AccountId account) {
        return byAccount.getOrDefault(account, TreePVector.empty());
    }

    @Override
    public Object contents() {
        return new Contents(byAccount, transactions, doubled);
    }

    @Override
    public void restore(Object contents) {
        byAccount = ((Contents) contents).byAccount;
        transactions = ((Contents) contents).transactions;
        doubled = ((Contents) contents).doubled;
    }

    private record Contents(
            PMap<AccountId, PVector<Posting>> byAccount, PSet<ClientId> transactions, PSet<ClientId> doubled) {}
}

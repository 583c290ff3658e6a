package dev.daybook.domain.account;

import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** Accounts in memory. */
public final class InMemoryAccountRepository implements AccountRepository, InMemoryRepository {

    private PMap<AccountId, Account> byId = HashTreePMap.empty();
    private TreePMap<ClientId, AccountId> byClientId = TreePMap.empty();

    @Override
    public void expect(AccountId id) {}

    @Override
    public void expect(ClientId clientId) {}

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Account> findByClientId(ClientId clientId) {
        return Optional.ofNullable(byClientId.get(clientId)).flatMap(this::find);
    }

    @Override
    public List<Account> findOpen() {
        return inOrder(byClientId).filter(Account::isOpen).toList();
    }

    @Override
    public List<Account> findOpen(CompanyId company) {
        return findOpen().stream()
                .filter(account -> account.companyId().equals(company))
                .toList();
    }

    @Override
    public List<Account> findPage(Optional<CompanyId> company, Optional<ClientId> after, int limit) {
        return inOrder(after.map(last -> byClientId.tailMap(last, false)).orElse(byClientId))
                .filter(account -> company.isEmpty() || company.get().equals(account.companyId()))
                .limit(limit)
                .toList();
    }

    private Stream<Account> inOrder(Map<ClientId, AccountId> some) {
        return some.values().stream().flatMap(id -> find(id).stream());
    }

    @Override
    public void add(Account account) {
        if (byId.containsKey(account.id()) || byClientId.containsKey(account.clientId())) {
            throw new IllegalStateException("There is an account " + account.id() + " or " + account.clientId());
        }
        byId = byId.plus(account.id(), account);
        byClientId = byClientId.plus(account.clientId(), account.id());
    }

    @Override
    public void change(Account account) {
        if (!account.id().equals(byClientId.get(account.clientId()))) {
            throw new IllegalStateException("There is no account " + account.id() + " named " + account.clientId());
        }
        byId = byId.plus(account.id(), account);
    }

    @Override
    public void changeBalance(Account account) {
        change(account);
    }

    @Override
    public Object contents() {
        return new Contents(byId, byClientId);
    }

    @Override
    public void restore(Object contents) {
        byId = ((Contents) contents).byId;
        byClientId = ((Contents) contents).byClientId;
    }

    private record Contents(PMap<AccountId, Account> byId, TreePMap<ClientId, AccountId> byClientId) {}
}

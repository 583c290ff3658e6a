package dev.daybook.adapters.persistence.account;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.Selection;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.AccountStatus;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts, through JPA. */
final class JpaAccountRepository implements AccountRepository {

    private static final TableMapping<AccountId, ClientId, Account, AccountEntity> ROWS = TableMapping.of(
                    AccountEntity.class, AccountEntity::new, AccountEntity::toAccount, Account::id, AccountId::value)
            .withAlternate(Account::clientId, ClientId::value)
            .remembered();

    private final StateTables tables;
    private final BufferedTable<AccountId, ClientId, Account, AccountEntity> accounts;

    JpaAccountRepository(StateTables tables) {
        this.tables = tables;
        this.accounts = tables.table(ROWS);
    }

    @Override
    public void expect(AccountId id) {
        accounts.expect(id);
    }

    @Override
    public void expect(ClientId clientId) {
        accounts.expectAlternate(clientId);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return accounts.find(id);
    }

    @Override
    public Optional<Account> findByClientId(ClientId clientId) {
        return accounts.findByAlternate(clientId);
    }

    @Override
    public Map<AccountId, ClientId> findClientIds(Collection<AccountId> ids) {
        return accounts.findAlternates(ids);
    }

    @Override
    public List<Account> findOpen() {
        return findOpen(Optional.empty());
    }

    @Override
    public List<Account> findOpen(CompanyId company) {
        return findOpen(Optional.of(company));
    }

    private List<Account> findOpen(Optional<CompanyId> company) {
        return select(company, Selection.where("status = :open").with("open", AccountStatus.OPEN.name()));
    }

    @Override
    public List<Account> findPage(Optional<CompanyId> company, Optional<ClientId> after, int limit) {
        return select(
                company,
                Selection.where("client_id > :after")
                        .with("after", after.map(ClientId::value).orElse(""))
                        .first(limit));
    }

    private List<Account> select(Optional<CompanyId> company, Selection selection) {
        Selection wanted = company.map(
                        id -> selection.and("company_id = :company").with("company", id.value()))
                .orElse(selection);
        return accounts.learn(tables.select(AccountEntity.class, wanted.orderedBy("client_id")));
    }

    @Override
    public void add(Account account) {
        accounts.add(account);
    }

    @Override
    public void change(Account account) {
        accounts.change(account);
    }

    @Override
    public void changeBalance(Account account) {
        accounts.derive(account);
    }
}

package dev.daybook.adapters.persistence.account;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.account.Account;
import dev.daybook.domain.account.AccountId;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.AccountStatus;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.kernel.ClientId;
import java.util.List;
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
    public List<Account> findOpen() {
        return findOpen(Optional.empty());
    }

    @Override
    public List<Account> findOpen(CompanyId company) {
        return findOpen(Optional.of(company));
    }

    private List<Account> findOpen(Optional<CompanyId> company) {
        return accounts.learn(tables.query(session -> {
            var query = session.createSelectionQuery(
                            "select e from AccountEntity e where e.status = :open" + ofCompany(company)
                                    + " order by e.clientId",
                            AccountEntity.class)
                    .setParameter("open", AccountStatus.OPEN.name());
            company.ifPresent(id -> query.setParameter("company", id.value()));
            return query.getResultList();
        }));
    }

    private static String ofCompany(Optional<CompanyId> company) {
        return company.isPresent() ? " and e.companyId = :company" : "";
    }

    @Override
    public List<Account> findPage(Optional<CompanyId> company, Optional<ClientId> after, int limit) {
        return accounts.learn(tables.query(session -> {
            var query = session.createSelectionQuery(
                            "select e from AccountEntity e where e.clientId > :after" + ofCompany(company)
                                    + " order by e.clientId",
                            AccountEntity.class)
                    .setParameter("after", after.map(ClientId::value).orElse(""))
                    .setMaxResults(limit);
            company.ifPresent(id -> query.setParameter("company", id.value()));
            return query.getResultList();
        }));
    }

    @Override
    public void add(Account account) {
        accounts.add(account);
    }

    @Override
    public void change(Account account) {
        accounts.change(account);
    }
}

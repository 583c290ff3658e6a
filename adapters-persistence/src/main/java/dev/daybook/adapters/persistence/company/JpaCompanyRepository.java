package dev.daybook.adapters.persistence.company;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.company.Company;
import dev.daybook.domain.company.CompanyId;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.ClientId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The companies, through JPA. */
final class JpaCompanyRepository implements CompanyRepository {

    private final StateTables tables;
    private final BufferedTable<CompanyId, ClientId, Company, CompanyEntity> companies;

    JpaCompanyRepository(StateTables tables) {
        this.tables = tables;
        this.companies = tables.table(new TableMapping<>(
                CompanyEntity.class,
                "select * from company where company_id = any(:keys)",
                Optional.of("select * from company where client_id = any(:keys)"),
                UUID.class,
                CompanyId::value,
                ClientId::value,
                Company::id,
                Company::clientId,
                CompanyEntity::new,
                CompanyEntity::toCompany,
                true));
    }

    @Override
    public void expect(CompanyId id) {
        companies.expect(id);
    }

    @Override
    public void expect(ClientId clientId) {
        companies.expectAlternate(clientId);
    }

    @Override
    public Optional<Company> find(CompanyId id) {
        return companies.find(id);
    }

    @Override
    public Optional<Company> findByClientId(ClientId clientId) {
        return companies.findByAlternate(clientId);
    }

    @Override
    public Map<CompanyId, Company> findAll(Collection<CompanyId> ids) {
        return companies.findAll(ids);
    }

    @Override
    public List<Company> findPage(Optional<ClientId> after, int limit) {
        return companies.learn(tables.query(session -> session.createSelectionQuery(
                        "select e from CompanyEntity e where e.clientId > :after order by e.clientId",
                        CompanyEntity.class)
                .setParameter("after", after.map(ClientId::value).orElse(""))
                .setMaxResults(limit)
                .getResultList()));
    }

    @Override
    public void add(Company company) {
        companies.add(company);
    }

    @Override
    public void change(Company company) {
        companies.change(company);
    }
}

package dev.daybook.adapters.persistence.company;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.Selection;
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

/** The companies, through JPA. */
final class JpaCompanyRepository implements CompanyRepository {

    private static final TableMapping<CompanyId, ClientId, Company, CompanyEntity> ROWS = TableMapping.of(
                    CompanyEntity.class, CompanyEntity::new, CompanyEntity::toCompany, Company::id, CompanyId::value)
            .withAlternate(Company::clientId, ClientId::value)
            .remembered();

    private final StateTables tables;
    private final BufferedTable<CompanyId, ClientId, Company, CompanyEntity> companies;

    JpaCompanyRepository(StateTables tables) {
        this.tables = tables;
        this.companies = tables.table(ROWS);
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
    public Map<CompanyId, ClientId> findClientIds(Collection<CompanyId> ids) {
        return companies.findAlternates(ids);
    }

    @Override
    public List<Company> findPage(Optional<ClientId> after, int limit) {
        return companies.learn(tables.select(
                CompanyEntity.class,
                Selection.where("client_id > :after")
                        .with("after", after.map(ClientId::value).orElse(""))
                        .orderedBy("client_id")
                        .first(limit)));
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

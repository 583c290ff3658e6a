package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The companies in the application state. */
public interface CompanyRepository extends StateRepository {

    /** That company will be looked for soon. */
    void expect(CompanyId id);

    /** The company with that client id will be looked for soon. */
    void expect(ClientId clientId);

    Optional<Company> find(CompanyId id);

    Optional<Company> findByClientId(ClientId clientId);

    /** Those of the ids that exist, each with its company. */
    Map<CompanyId, Company> findAll(Collection<CompanyId> ids);

    /** At most {@code limit} companies in the order of their client ids, from the one behind {@code after} on. */
    List<Company> findPage(Optional<ClientId> after, int limit);

    /** Puts a new company into the state. */
    void add(Company company);

    /** Replaces the company of the same id. */
    void change(Company company);
}

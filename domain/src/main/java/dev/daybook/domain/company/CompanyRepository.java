package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The companies in the application state. */
public interface CompanyRepository extends StateRepository {

    /** Announces that the company with this id will be looked up. */
    void expect(CompanyId id);

    /** Announces that the company with this client id will be looked up. */
    void expect(ClientId clientId);

    Optional<Company> find(CompanyId id);

    Optional<Company> findByClientId(ClientId clientId);

    /** The companies with these ids, by id. Ids that no company has are left out. */
    Map<CompanyId, Company> findAll(Collection<CompanyId> ids);

    /** The client ids of the companies with these ids, by id. A company never changes its client id. */
    default Map<CompanyId, ClientId> findClientIds(Collection<CompanyId> ids) {
        return findAll(ids).values().stream().collect(Collectors.toMap(Company::id, Company::clientId));
    }

    /** At most {@code limit} companies after {@code after}, in the order of their client ids. */
    List<Company> findPage(Optional<ClientId> after, int limit);

    /** Puts a new company into the state. */
    void add(Company company);

    /** Replaces the company of the same id. */
    void change(Company company);
}

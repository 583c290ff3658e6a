package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** Companies in memory. */
public final class InMemoryCompanyRepository implements CompanyRepository, InMemoryRepository {

    private PMap<CompanyId, Company> byId = HashTreePMap.empty();
    private TreePMap<ClientId, CompanyId> byClientId = TreePMap.empty();

    @Override
    public void expect(CompanyId id) {}

    @Override
    public void expect(ClientId clientId) {}

    @Override
    public Optional<Company> find(CompanyId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Company> findByClientId(ClientId clientId) {
        return Optional.ofNullable(byClientId.get(clientId)).flatMap(this::find);
    }

    @Override
    public Map<CompanyId, Company> findAll(Collection<CompanyId> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> find(id).stream())
                .collect(Collectors.toMap(Company::id, Function.identity()));
    }

    @Override
    public List<Company> findPage(Optional<ClientId> after, int limit) {
        var rest = after.map(last -> byClientId.tailMap(last, false)).orElse(byClientId);
        return rest.values().stream()
                .limit(limit)
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public void add(Company company) {
        if (byId.containsKey(company.id()) || byClientId.containsKey(company.clientId())) {
            throw new IllegalStateException("There is a company " + company.id() + " or " + company.clientId());
        }
        byId = byId.plus(company.id(), company);
        byClientId = byClientId.plus(company.clientId(), company.id());
    }

    @Override
    public void change(Company company) {
        if (!company.id().equals(byClientId.get(company.clientId()))) {
            throw new IllegalStateException("There is no company " + company.id() + " named " + company.clientId());
        }
        byId = byId.plus(company.id(), company);
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

    private record Contents(PMap<CompanyId, Company> byId, TreePMap<ClientId, CompanyId> byClientId) {}
}

package dev.daybook.domain.company;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryRepository;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Companies in memory. */
public final class InMemoryCompanyRepository implements CompanyRepository, InMemoryRepository {

    private final Map<CompanyId, Company> byId = new HashMap<>();
    private final NavigableMap<ClientId, CompanyId> byClientId = new TreeMap<>();

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
        if (byId.containsKey(company.id()) || byClientId.putIfAbsent(company.clientId(), company.id()) != null) {
            throw new IllegalStateException("There is a company " + company.id() + " or " + company.clientId());
        }
        byId.put(company.id(), company);
    }

    @Override
    public void change(Company company) {
        if (!company.id().equals(byClientId.get(company.clientId()))) {
            throw new IllegalStateException("There is no company " + company.id() + " named " + company.clientId());
        }
        byId.put(company.id(), company);
    }

    @Override
    public Object contents() {
        return Map.copyOf(byId);
    }
}

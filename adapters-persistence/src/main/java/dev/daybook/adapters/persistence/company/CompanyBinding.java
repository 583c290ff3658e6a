package dev.daybook.adapters.persistence.company;

import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.domain.company.CompanyRepository;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Map;

/** What the noun <em>company</em> contributes to the application state. */
public final class CompanyBinding implements RepositoryBinding {

    @Override
    public Map<Class<? extends StateRepository>, StateRepository> bind(StateTables tables) {
        return Map.of(CompanyRepository.class, new JpaCompanyRepository(tables));
    }

    @Override
    public int writeOrder() {
        return 10;
    }
}

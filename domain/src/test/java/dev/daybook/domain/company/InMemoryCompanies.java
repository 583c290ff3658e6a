package dev.daybook.domain.company;

import dev.daybook.domain.kernel.InMemoryNoun;
import dev.daybook.domain.kernel.InMemoryState;

/** The repositories of companies in memory. */
public final class InMemoryCompanies implements InMemoryNoun {

    @Override
    public void register(InMemoryState state) {
        state.register(CompanyRepository.class, new InMemoryCompanyRepository());
    }
}

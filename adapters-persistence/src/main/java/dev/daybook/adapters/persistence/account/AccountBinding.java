package dev.daybook.adapters.persistence.account;

import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.domain.account.AccountRepository;
import dev.daybook.domain.account.PostingRepository;
import dev.daybook.domain.account.ReversalRepository;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Map;

/** What the noun <em>account</em> contributes to the application state; accounts refer to companies. */
public final class AccountBinding implements RepositoryBinding {

    @Override
    public Map<Class<? extends StateRepository>, StateRepository> bind(StateTables tables) {
        return Map.of(
                AccountRepository.class, new JpaAccountRepository(tables),
                PostingRepository.class, new JpaPostingRepository(tables),
                ReversalRepository.class, new JpaReversalRepository(tables));
    }

    @Override
    public int writeOrder() {
        return 20;
    }
}

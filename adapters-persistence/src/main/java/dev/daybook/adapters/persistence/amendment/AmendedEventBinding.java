package dev.daybook.adapters.persistence.amendment;

import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.domain.kernel.AmendedEventRepository;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Map;

/** What the engine itself contributes to the application state, whatever its business: the marks of amended events. */
public final class AmendedEventBinding implements RepositoryBinding {

    @Override
    public Map<Class<? extends StateRepository>, StateRepository> bind(StateTables tables) {
        return Map.of(AmendedEventRepository.class, new JpaAmendedEventRepository(tables));
    }

    @Override
    public int writeOrder() {
        return 0;
    }
}

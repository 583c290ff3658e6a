package dev.daybook.adapters.persistence.period;

import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.domain.kernel.StateRepository;
import dev.daybook.domain.period.PeriodCloseRepository;
import java.util.Map;

/** What the noun <em>period</em> contributes to the application state. */
public final class PeriodBinding implements RepositoryBinding {

    @Override
    public Map<Class<? extends StateRepository>, StateRepository> bind(StateTables tables) {
        return Map.of(PeriodCloseRepository.class, new JpaPeriodCloseRepository(tables));
    }

    @Override
    public int writeOrder() {
        return 30;
    }
}

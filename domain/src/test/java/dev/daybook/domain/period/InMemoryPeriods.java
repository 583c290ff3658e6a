package dev.daybook.domain.period;

import dev.daybook.domain.kernel.InMemoryNoun;
import dev.daybook.domain.kernel.InMemoryState;

/** The repository of period closes in memory. */
public final class InMemoryPeriods implements InMemoryNoun {

    @Override
    public void register(InMemoryState state) {
        state.register(PeriodCloseRepository.class, new InMemoryPeriodCloseRepository());
    }
}

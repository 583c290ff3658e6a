package dev.daybook.adapters.persistence.misbehaving;

import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Map;

/** What mischief contributes to the application state. */
public final class MischiefBinding implements RepositoryBinding {

    @Override
    public Map<Class<? extends StateRepository>, StateRepository> bind(StateTables tables) {
        BrokenRepository broken = () -> tables.query(session ->
                session.createNativeQuery("select 1 / 0", Integer.class).getSingleResult());
        return Map.of(BrokenRepository.class, broken);
    }

    @Override
    public int writeOrder() {
        return 90;
    }
}

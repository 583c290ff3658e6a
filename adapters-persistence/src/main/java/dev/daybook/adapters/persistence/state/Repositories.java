package dev.daybook.adapters.persistence.state;

import dev.daybook.domain.kernel.StateAccess;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Every noun's repositories on one set of tables. */
final class Repositories implements StateAccess {

    private final StateTables tables;
    private final Map<Class<?>, StateRepository> byPort = new HashMap<>();

    Repositories(List<RepositoryBinding> bindings, StateTables tables) {
        this.tables = tables;
        bindings.forEach(binding -> byPort.putAll(binding.bind(tables)));
    }

    /** The bindings in the order in which their tables are written. */
    static List<RepositoryBinding> inWriteOrder(Iterable<RepositoryBinding> bindings) {
        return StreamSupport.stream(bindings.spliterator(), false)
                .sorted(Comparator.comparingInt(RepositoryBinding::writeOrder))
                .toList();
    }

    StateTables tables() {
        return tables;
    }

    @Override
    public <R extends StateRepository> R state(Class<R> port) {
        StateRepository repository = byPort.get(port);
        if (repository == null) {
            throw new IllegalArgumentException("No adapter is bound to " + port);
        }
        return port.cast(repository);
    }
}

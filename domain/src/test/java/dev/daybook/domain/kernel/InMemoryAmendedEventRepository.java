package dev.daybook.domain.kernel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Amended events in memory. */
public final class InMemoryAmendedEventRepository implements AmendedEventRepository, InMemoryRepository {

    private PMap<Long, AmendedEvent> byPosition = HashTreePMap.empty();

    /** How the engine's own repository gets into every state in memory. */
    public static final class OfEngine implements InMemoryNoun {

        @Override
        public void register(InMemoryState state) {
            state.register(AmendedEventRepository.class, new InMemoryAmendedEventRepository());
        }
    }

    @Override
    public void expect(long position) {}

    @Override
    public Optional<AmendedEvent> find(long position) {
        return Optional.ofNullable(byPosition.get(position));
    }

    @Override
    public Map<Long, AmendedEvent> findAll(Collection<Long> positions) {
        Map<Long, AmendedEvent> found = new LinkedHashMap<>();
        positions.forEach(position -> find(position).ifPresent(event -> found.put(position, event)));
        return found;
    }

    @Override
    public void add(AmendedEvent event) {
        if (byPosition.containsKey(event.position())) {
            throw new IllegalStateException("Event " + event.position() + " is marked already.");
        }
        byPosition = byPosition.plus(event.position(), event);
    }

    @Override
    public void change(AmendedEvent event) {
        if (!byPosition.containsKey(event.position())) {
            throw new IllegalStateException("Event " + event.position() + " is not marked.");
        }
        byPosition = byPosition.plus(event.position(), event);
    }

    @Override
    public Object contents() {
        return byPosition;
    }

    @Override
    @SuppressWarnings("unchecked") // contents() gave it
    public void restore(Object contents) {
        byPosition = (PMap<Long, AmendedEvent>) contents;
    }
}

package dev.daybook.adapters.persistence.amendment;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.kernel.AmendedEvent;
import dev.daybook.domain.kernel.AmendedEventRepository;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The amended events in the state, through JPA. */
final class JpaAmendedEventRepository implements AmendedEventRepository {

    private static final TableMapping<Long, Void, AmendedEvent, AmendedEventEntity> ROWS = TableMapping.of(
            AmendedEventEntity.class,
            AmendedEventEntity::new,
            AmendedEventEntity::toAmendedEvent,
            AmendedEvent::position,
            position -> position);

    private final BufferedTable<Long, Void, AmendedEvent, AmendedEventEntity> events;

    JpaAmendedEventRepository(StateTables tables) {
        this.events = tables.table(ROWS);
    }

    @Override
    public void expect(long position) {
        events.expect(position);
    }

    @Override
    public Optional<AmendedEvent> find(long position) {
        return events.find(position);
    }

    @Override
    public Map<Long, AmendedEvent> findAll(Collection<Long> positions) {
        return events.findAll(positions);
    }

    @Override
    public void add(AmendedEvent event) {
        events.add(event);
    }

    @Override
    public void change(AmendedEvent event) {
        events.change(event);
    }
}

package dev.daybook.domain.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The amended events in the application state. There are few of them, so what an event has written is not marked itself: its
 * view looks for the position of the event here.
 */
public interface AmendedEventRepository extends StateRepository {

    /** Announces that the event at this position will be looked up. */
    void expect(long position);

    /** The mark of the event at this position, if it was amended. */
    Optional<AmendedEvent> find(long position);

    /** The marks of those of the events that were amended, by their positions. */
    Map<Long, AmendedEvent> findAll(Collection<Long> positions);

    /** Puts the mark of an event that was never amended before into the state. */
    void add(AmendedEvent event);

    /** Replaces the mark of an event that is amended again. */
    void change(AmendedEvent event);

    /** Marks the event of this amendment, whose own event is at the position {@code amendedAt}. */
    default void mark(EventAmended amendment, long amendedAt) {
        AmendedEvent marked = new AmendedEvent(amendment.position(), amendedAt);
        if (find(marked.position()).isPresent()) {
            change(marked);
        } else {
            add(marked);
        }
    }
}

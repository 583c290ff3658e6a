package dev.daybook.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AmendedEventRepository} must do. */
public abstract class AmendedEventRepositoryContract {

    /** The repository bound to the one transaction that runs during a test; it starts with an empty state. */
    protected abstract StateAccess state();

    /** Writes pending rows to the store and clears the memory, so that the next look-ups read the store. */
    protected void flush() {}

    private AmendedEventRepository amended() {
        return state().state(AmendedEventRepository.class);
    }

    private static EventAmended amendmentOf(long position) {
        return new EventAmended(
                position, new UUID(0, 1), new UUID(0, position), 1, "", "", "", "x", "one", "another", List.of());
    }

    @Test
    public void findsNothingInAnEmptyState() {
        assertThat(amended().find(3)).isEmpty();
        assertThat(amended().findAll(List.of(3L, 4L))).isEmpty();
        assertThat(amended().findAll(List.of())).isEmpty();
    }

    @Test
    public void findsMarkedEventsAtOnceAndAfterwards() {
        amended().mark(amendmentOf(3), 9);
        amended().mark(amendmentOf(4), 10);
        assertFound();
        flush();
        assertFound();
    }

    private void assertFound() {
        assertThat(amended().find(3)).contains(new AmendedEvent(3, 9));
        assertThat(amended().find(9)).isEmpty();
        assertThat(amended().findAll(List.of(2L, 3L, 4L, 9L)))
                .isEqualTo(Map.of(3L, new AmendedEvent(3, 9), 4L, new AmendedEvent(4, 10)));
    }

    @Test
    public void theLatestAmendmentOfAnEventCounts() {
        amended().mark(amendmentOf(3), 9);
        flush();
        amended().mark(amendmentOf(3), 11);
        assertThat(amended().find(3)).contains(new AmendedEvent(3, 11));
        amended().mark(amendmentOf(3), 12);
        flush();
        assertThat(amended().find(3)).contains(new AmendedEvent(3, 12));
    }
}

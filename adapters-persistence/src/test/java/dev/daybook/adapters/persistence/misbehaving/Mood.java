package dev.daybook.adapters.persistence.misbehaving;

import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A command whose event the database may refuse when it is replayed. */
public record Mood(Kind kind) implements Creator {

    /** In which way. */
    public enum Kind {
        CALM,
        SWALLOWS_AN_SQL_ERROR_WHEN_REPLAYED,
        VIOLATES_A_CONSTRAINT_WHEN_REPLAYED
    }

    /** What has been shown. */
    public record MoodShown(UUID bookId, Kind kind) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(bookId);
        }
    }

    @Override
    public List<? extends Event> create(CreationContext now) {
        return List.of(new MoodShown(now.newId(), kind));
    }
}

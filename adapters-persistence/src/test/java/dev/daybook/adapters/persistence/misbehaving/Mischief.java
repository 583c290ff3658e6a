package dev.daybook.adapters.persistence.misbehaving;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A command that misbehaves, itself or by its event. */
public record Mischief(Kind kind, ClientId book) implements Creator {

    /** In which way. */
    public enum Kind {
        CREATOR_THROWS,
        MATERIALIZER_THROWS_AFTER_WRITING,
        MATERIALIZER_VIOLATES_A_CONSTRAINT,
        MATERIALIZER_SWALLOWS_AN_SQL_ERROR,
        MATERIALIZER_CHANGES_WHAT_IS_NOT_THERE,
        EVENT_OF_NO_FEATURE
    }

    /** What has been done. */
    public record MischiefDone(UUID bookId, Kind kind, ClientId book) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(bookId);
        }
    }

    /** An event that no feature registers. */
    record Unregistered(UUID bookId) implements Event {

        @Override
        public List<UUID> subjects() {
            return List.of(bookId);
        }
    }

    @Override
    public List<? extends Event> create(CreationContext now) {
        return switch (kind) {
            case CREATOR_THROWS -> throw new IllegalStateException("a creator that throws");
            case EVENT_OF_NO_FEATURE -> List.of(new Unregistered(now.newId()));
            default -> List.of(new MischiefDone(now.newId(), kind, book));
        };
    }
}

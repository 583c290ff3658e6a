package dev.daybook.adapters.persistence.misbehaving;

import dev.daybook.application.log.StorageFailure;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.library.Book;
import dev.daybook.domain.library.BookId;
import dev.daybook.domain.library.BookRepository;
import dev.daybook.domain.library.BookTitle;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table of contents of moods; it remembers what it has materialized before, which a real feature must not do. */
public final class MoodFeature implements Feature {

    private final Set<UUID> seen = new HashSet<>();

    @Override
    public String noun() {
        return "mood";
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(EventType.of("MoodShown", 1, Mood.MoodShown.class, this::materialize));
    }

    private void materialize(Mood.MoodShown event, MaterializationContext context) {
        boolean isReplayed = !seen.add(event.bookId());
        boolean isRefused = isReplayed && event.kind() == Mood.Kind.VIOLATES_A_CONSTRAINT_WHEN_REPLAYED;
        context.state(BookRepository.class).add(book(event, context, isRefused ? 99 : 0));
        if (isReplayed && event.kind() == Mood.Kind.SWALLOWS_AN_SQL_ERROR_WHEN_REPLAYED) {
            try {
                context.state(BrokenRepository.class).findBroken();
            } catch (StorageFailure swallowed) {
                context.problems().report("swallowed");
            }
        }
    }

    private static Book book(Mood.MoodShown event, MaterializationContext context, int timesLent) {
        return new Book(
                new BookId(event.bookId()),
                new ClientId(event.bookId().toString()),
                new BookTitle("calm"),
                "und",
                Optional.empty(),
                timesLent,
                context.metadata().position());
    }
}

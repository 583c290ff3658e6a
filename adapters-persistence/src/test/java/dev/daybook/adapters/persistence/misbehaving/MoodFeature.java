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
import dev.daybook.domain.library.LoanSlip;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table of contents of moods; it keeps in mind, as no feature should, what it has materialized before. */
public final class MoodFeature implements Feature {

    private final Set<UUID> seen = new HashSet<>();
    private String word = "calm";

    /** From now on this is another build, which says something else. */
    public void change(String newWord) {
        word = newWord;
    }

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
        BookRepository books = context.state(BookRepository.class);
        switch (event.kind()) {
            case THROWS_WHEN_REPLAYED -> {
                books.add(book(event, context, "calm", 0));
                if (isReplayed) {
                    throw new IllegalStateException("a bad mood");
                }
            }
            case SWALLOWS_AN_SQL_ERROR_WHEN_REPLAYED -> {
                books.add(book(event, context, "calm", 0));
                if (isReplayed) {
                    try {
                        context.state(BrokenRepository.class).findBroken();
                    } catch (StorageFailure swallowed) {
                        context.problems().report("swallowed");
                    }
                }
            }
            case VIOLATES_A_CONSTRAINT_WHEN_REPLAYED -> books.add(book(event, context, "calm", isReplayed ? 99 : 0));
            case USES_A_CLOCK -> books.add(book(event, context, Long.toString(System.nanoTime()), 0));
            case DEPENDS_ON_THE_ORDER_OF_A_MAP -> {
                Set<Object> unordered = new HashSet<>();
                for (int i = 0; i < 100; i++) {
                    unordered.add(new Object());
                }
                books.add(book(event, context, unordered.iterator().next().toString(), 0));
            }
            case SAYS_WHAT_THIS_BUILD_SAYS -> books.add(book(event, context, word, 0));
            case SUBMITS_A_TASK -> {
                books.add(book(event, context, "calm", 0));
                context.tasks()
                        .submit(new LoanSlip(
                                new ClientId("a"), new BookTitle("b"), new ClientId("c"), LocalDate.EPOCH));
            }
        }
    }

    private static Book book(Mood.MoodShown event, MaterializationContext context, String title, int timesLent) {
        return new Book(
                new BookId(event.bookId()),
                new ClientId(event.bookId().toString()),
                new BookTitle(title),
                "und",
                Optional.empty(),
                timesLent,
                context.metadata().position());
    }
}

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of contents of mischief. */
public final class MischiefFeature implements Feature {

    @Override
    public String noun() {
        return "mischief";
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(EventType.of(
                "MischiefDone", 1, Mischief.MischiefDone.class, (event, context) -> materialize(event, context)));
    }

    private static void materialize(Mischief.MischiefDone event, MaterializationContext context) {
        BookRepository books = context.state(BookRepository.class);
        switch (event.kind()) {
            case MATERIALIZER_THROWS_AFTER_WRITING -> {
                books.add(book(event.bookId(), event.book().value(), 0));
                throw new IllegalStateException("a materializer that throws");
            }
            case MATERIALIZER_VIOLATES_A_CONSTRAINT ->
                books.add(book(event.bookId(), event.book().value(), 99));
            case MATERIALIZER_SWALLOWS_AN_SQL_ERROR -> {
                try {
                    context.state(BrokenRepository.class).findBroken();
                } catch (StorageFailure swallowed) {
                    context.problems().report("swallowed");
                }
            }
            case MATERIALIZER_CHANGES_WHAT_IS_NOT_THERE ->
                books.change(book(event.bookId(), event.book().value(), 0));
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    private static Book book(UUID id, String clientId, int timesLent) {
        return new Book(
                new BookId(id),
                new ClientId(clientId),
                new BookTitle("Mischief"),
                "und",
                Optional.empty(),
                timesLent,
                1);
    }
}

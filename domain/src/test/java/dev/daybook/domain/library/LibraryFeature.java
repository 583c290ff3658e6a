package dev.daybook.domain.library;

import dev.daybook.domain.kernel.EventType;
import dev.daybook.domain.kernel.Feature;
import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.StateAccess;
import java.util.List;
import java.util.UUID;

/** The table of contents of the noun <em>book</em>. */
public final class LibraryFeature implements Feature {

    @Override
    public String noun() {
        return "book";
    }

    @Override
    public List<EventType<?>> events() {
        return List.of(
                EventType.of("BookAcquired", 2, BookAcquired.class, BookMaterializer::acquired)
                        .upgrading(1, BookAcquiredV1.class, BookAcquiredV1::upgrade)
                        .announcing((event, state) -> {
                            BookRepository books = state.state(BookRepository.class);
                            books.expect(event.bookId());
                            books.expect(event.clientId());
                        }),
                EventType.of("BookLent", 1, BookLent.class, BookMaterializer::lent)
                        .announcing((event, state) ->
                                state.state(BookRepository.class).expect(event.bookId())),
                EventType.of("BookReturned", 1, BookReturned.class, BookMaterializer::returned)
                        .announcing((event, state) ->
                                state.state(BookRepository.class).expect(event.bookId())));
    }

    @Override
    public void expectSubject(UUID id, StateAccess state) {
        state.state(BookRepository.class).expect(new BookId(id));
    }

    @Override
    public void touchSubject(UUID id, MaterializationContext context) {
        BookMaterializer.touched(new BookId(id), context);
    }
}

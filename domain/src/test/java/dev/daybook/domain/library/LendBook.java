package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.CreationContext;
import dev.daybook.domain.kernel.Creator;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateAccess;
import java.time.LocalDate;
import java.util.List;

/** Lends a book to a reader; nothing happens if that reader has it already. */
public record LendBook(ClientId book, ClientId reader, LocalDate lentOn) implements Creator {

    @Override
    public void announce(StateAccess state) {
        state.state(BookRepository.class).expect(book);
    }

    @Override
    public List<BookLent> create(CreationContext now) {
        Book current =
                now.state(BookRepository.class).findByClientId(book).orElseThrow(() -> Rejection.unknown("book", book));
        if (current.reader().isEmpty()) {
            return List.of(new BookLent(current.id(), reader, lentOn));
        }
        if (current.reader().get().equals(reader)) {
            return List.of();
        }
        throw Rejection.conflict(
                "book.lent",
                "Book " + book + " cannot be lent to " + reader + ": "
                        + current.reader().get() + " has it.");
    }
}

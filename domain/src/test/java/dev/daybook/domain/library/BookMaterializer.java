package dev.daybook.domain.library;

import dev.daybook.domain.kernel.MaterializationContext;
import dev.daybook.domain.kernel.Rejection;
import java.util.Optional;

/** What the events of a book mean for the application state. */
final class BookMaterializer {

    private BookMaterializer() {}

    static void acquired(BookAcquired event, MaterializationContext context) {
        BookRepository books = context.state(BookRepository.class);
        if (books.findByClientId(event.clientId()).isPresent()
                || books.find(event.bookId()).isPresent()) {
            throw Rejection.conflict("book.exists", "Book " + event.clientId() + " exists already.");
        }
        books.add(new Book(
                event.bookId(),
                event.clientId(),
                event.title(),
                event.language(),
                Optional.empty(),
                0,
                context.metadata().position()));
    }

    static void lent(BookLent event, MaterializationContext context) {
        BookRepository books = context.state(BookRepository.class);
        Book before = books.findExisting(event.bookId());
        books.change(before.lentTo(event.reader(), context.metadata().position()));
        context.tasks().submit(new LoanSlip(before.clientId(), before.title(), event.reader(), event.lentOn()));
    }

    static void returned(BookReturned event, MaterializationContext context) {
        BookRepository books = context.state(BookRepository.class);
        Book before = books.findExisting(event.bookId());
        if (before.reader().isEmpty()) {
            context.problems().report("Book " + before.clientId() + " was returned, but it was not lent.");
        }
        books.change(before.returned(context.metadata().position()));
    }

    static void touched(BookId id, MaterializationContext context) {
        BookRepository books = context.state(BookRepository.class);
        books.find(id)
                .ifPresent(book -> books.change(book.touched(context.metadata().position())));
    }
}

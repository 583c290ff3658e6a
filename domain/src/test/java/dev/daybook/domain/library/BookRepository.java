package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Rejection;
import dev.daybook.domain.kernel.StateRepository;
import java.util.Optional;

/** The books in the application state. */
public interface BookRepository extends StateRepository {

    /** That book will be looked for soon. */
    void expect(BookId id);

    /** The book with that client id will be looked for soon. */
    void expect(ClientId clientId);

    Optional<Book> find(BookId id);

    Optional<Book> findByClientId(ClientId clientId);

    /** Puts a new book into the state. */
    void add(Book book);

    /** Replaces the book of the same id. */
    void change(Book book);

    /**
     * The book with that id.
     *
     * @throws Rejection {@code book.unknown}
     */
    default Book findExisting(BookId id) {
        return find(id).orElseThrow(() -> Rejection.unknown("book", id));
    }
}

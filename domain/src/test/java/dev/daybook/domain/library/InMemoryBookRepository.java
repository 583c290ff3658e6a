package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryRepository;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Books in memory. */
public final class InMemoryBookRepository implements BookRepository, InMemoryRepository {

    private PMap<BookId, Book> books = HashTreePMap.empty();

    @Override
    public void expect(BookId id) {}

    @Override
    public void expect(ClientId clientId) {}

    @Override
    public Optional<Book> find(BookId id) {
        return Optional.ofNullable(books.get(id));
    }

    @Override
    public Optional<Book> findByClientId(ClientId clientId) {
        return books.values().stream()
                .filter(book -> book.clientId().equals(clientId))
                .findAny();
    }

    @Override
    public void add(Book book) {
        if (books.containsKey(book.id())) {
            throw new IllegalStateException("There is a book " + book.id());
        }
        books = books.plus(book.id(), book);
    }

    @Override
    public void change(Book book) {
        if (!books.containsKey(book.id())) {
            throw new IllegalStateException("There is no book " + book.id());
        }
        books = books.plus(book.id(), book);
    }

    @Override
    public Object contents() {
        return books;
    }

    @Override
    @SuppressWarnings("unchecked") // contents of this class
    public void restore(Object contents) {
        books = (PMap<BookId, Book>) contents;
    }
}

package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.InMemoryRepository;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Books in memory. */
public final class InMemoryBookRepository implements BookRepository, InMemoryRepository {

    private final Map<BookId, Book> books = new HashMap<>();

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
        if (books.putIfAbsent(book.id(), book) != null) {
            throw new IllegalStateException("There is a book " + book.id());
        }
    }

    @Override
    public void change(Book book) {
        if (books.replace(book.id(), book) == null) {
            throw new IllegalStateException("There is no book " + book.id());
        }
    }

    @Override
    public Object contents() {
        return Map.copyOf(books);
    }
}

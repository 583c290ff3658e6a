package dev.daybook.adapters.persistence.library;

import dev.daybook.adapters.persistence.state.BufferedTable;
import dev.daybook.adapters.persistence.state.RepositoryBinding;
import dev.daybook.adapters.persistence.state.StateTables;
import dev.daybook.adapters.persistence.state.TableMapping;
import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.StateRepository;
import dev.daybook.domain.library.Book;
import dev.daybook.domain.library.BookId;
import dev.daybook.domain.library.BookRepository;
import java.util.Map;
import java.util.Optional;

/** What the noun <em>book</em> contributes to the application state. */
public final class LibraryBinding implements RepositoryBinding {

    /** The table that a changelog of the library's own would make. */
    public static final String TABLE = "create table application_state.book (book_id uuid primary key,"
            + " client_id text not null unique, title text not null, language text not null, reader text,"
            + " times_lent integer not null check (times_lent < 3), position bigint not null);"
            + " grant select, insert, update on application_state.book to daybook_runtime";

    @Override
    public Map<Class<? extends StateRepository>, StateRepository> bind(StateTables tables) {
        return Map.of(BookRepository.class, new JpaBookRepository(tables));
    }

    @Override
    public int writeOrder() {
        return 10;
    }

    private static final class JpaBookRepository implements BookRepository {

        private static final TableMapping<BookId, ClientId, Book, BookEntity> ROWS = TableMapping.of(
                        BookEntity.class, BookEntity::new, BookEntity::toBook, Book::id, BookId::value)
                .withAlternate(Book::clientId, ClientId::value)
                .remembered();

        private final BufferedTable<BookId, ClientId, Book, BookEntity> books;

        JpaBookRepository(StateTables tables) {
            this.books = tables.table(ROWS);
        }

        @Override
        public void expect(BookId id) {
            books.expect(id);
        }

        @Override
        public void expect(ClientId clientId) {
            books.expectAlternate(clientId);
        }

        @Override
        public Optional<Book> find(BookId id) {
            return books.find(id);
        }

        @Override
        public Optional<Book> findByClientId(ClientId clientId) {
            return books.findByAlternate(clientId);
        }

        @Override
        public void add(Book book) {
            books.add(book);
        }

        @Override
        public void change(Book book) {
            books.change(book);
        }
    }
}

package dev.daybook.adapters.persistence.library;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.library.Book;
import dev.daybook.domain.library.BookId;
import dev.daybook.domain.library.BookTitle;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code book}. */
@Entity
@Table(name = "book")
@NullUnmarked
class BookEntity {

    @Id
    @Column(name = "book_id")
    private UUID bookId;

    @Column(name = "client_id", unique = true)
    private String clientId;

    private String title;
    private String language;
    private @Nullable String reader;

    @Column(name = "times_lent")
    private int timesLent;

    private long position;

    protected BookEntity() {}

    BookEntity(Book book) {
        bookId = book.id().value();
        clientId = book.clientId().value();
        title = book.title().value();
        language = book.language();
        reader = book.reader().map(ClientId::value).orElse(null);
        timesLent = book.timesLent();
        position = book.position();
    }

    Book toBook() {
        return new Book(
                new BookId(bookId),
                new ClientId(clientId),
                new BookTitle(title),
                language,
                Optional.ofNullable(reader).map(ClientId::new),
                timesLent,
                position);
    }
}

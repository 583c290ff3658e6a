package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;

/** What was recorded of an acquired book before languages were noted. */
public record BookAcquiredV1(BookId bookId, ClientId clientId, BookTitle title) {

    static final String UNDETERMINED = "und";

    BookAcquired upgrade() {
        return new BookAcquired(bookId, clientId, title, UNDETERMINED);
    }
}

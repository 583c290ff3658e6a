package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;

/** Version 1 of the event, from before languages were recorded. */
public record BookAcquiredV1(BookId bookId, ClientId clientId, BookTitle title) {

    static final String UNDETERMINED = "und";

    BookAcquired upgrade() {
        return new BookAcquired(bookId, clientId, title, UNDETERMINED);
    }
}

package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import java.util.List;
import java.util.UUID;

/** A book has come into the library. */
public record BookAcquired(BookId bookId, ClientId clientId, BookTitle title, String language) implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(bookId.value());
    }
}

package dev.daybook.domain.library;

import dev.daybook.domain.kernel.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A book has come back. */
public record BookReturned(BookId bookId, LocalDate returnedOn) implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(bookId.value());
    }
}

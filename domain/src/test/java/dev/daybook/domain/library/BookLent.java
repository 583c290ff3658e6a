package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import dev.daybook.domain.kernel.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A book has been lent to a reader. */
public record BookLent(BookId bookId, ClientId reader, LocalDate lentOn) implements Event {

    @Override
    public List<UUID> subjects() {
        return List.of(bookId.value());
    }
}

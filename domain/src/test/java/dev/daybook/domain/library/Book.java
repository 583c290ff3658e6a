package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import java.util.Optional;

/**
 * A book in the application state.
 *
 * @param language {@code und} if it was acquired before languages were recorded
 * @param reader the reader who has borrowed it; empty if it is not lent
 * @param timesLent how often it has been lent
 * @param position the position of the last event that changed it
 */
public record Book(
        BookId id,
        ClientId clientId,
        BookTitle title,
        String language,
        Optional<ClientId> reader,
        int timesLent,
        long position) {

    Book lentTo(ClientId newReader, long atPosition) {
        return new Book(id, clientId, title, language, Optional.of(newReader), timesLent + 1, atPosition);
    }

    Book returned(long atPosition) {
        return new Book(id, clientId, title, language, Optional.empty(), timesLent, atPosition);
    }

    Book touched(long atPosition) {
        return new Book(id, clientId, title, language, reader, timesLent, atPosition);
    }
}

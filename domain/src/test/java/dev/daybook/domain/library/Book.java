package dev.daybook.domain.library;

import dev.daybook.domain.kernel.ClientId;
import java.util.Optional;

/**
 * A book as the application state has it.
 *
 * @param language {@code und} where it was acquired before languages were noted
 * @param reader who has it, if it is lent
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
}

package dev.daybook.domain.library;

import java.util.UUID;

/** The internal id of a book. */
public record BookId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

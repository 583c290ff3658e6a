package dev.daybook.domain.library;

import dev.daybook.domain.kernel.Rejection;

/** A book's title, which is not blank. */
public record BookTitle(String value) {

    public BookTitle {
        if (value.isBlank()) {
            throw Rejection.refused("book.invalid-title", "A book has a title, but this one is blank.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.daybook.domain.account;

import java.util.UUID;

/** The internal id of an account. */
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

package dev.daybook.domain.company;

import java.util.UUID;

/** The internal id of a company. */
public record CompanyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}

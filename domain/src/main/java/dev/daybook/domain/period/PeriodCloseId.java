package dev.daybook.domain.period;

import java.util.UUID;

/** The internal id of a period close. A period that is closed again after a reopening has another close. */
public record PeriodCloseId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
